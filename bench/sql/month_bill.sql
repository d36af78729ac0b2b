-- Hand-written: what the payments of a month pay on the bills that they name, and the accounts of which that is not
-- all: those with credit, with money that names no open bill of their own or more than is open, with credit notes and
-- reversals. HandAccounts.java settles these, event after event.
-- Grain:      one row per bill looked at; account; bill, money and old settlement of an account.
-- Reads:      bill, payment, and of the months before bill_balance, credit_balance, settlement, payment and bill.
-- Writes:     the temporary tables bill_now, account, account_bill, account_money, account_part_before.
-- Parameters: month_no, first_on.
-- What the bank took back in the month: few months have any.
create or replace temp table reversal as
select customer_key, payment_no as reversal_no, reverses_payment_no as payment_no
from payment
where month_no = {month_no}
    and paid_amount < 0;

create or replace temp table reversed_payment as
select *
from payment
semi join reversal using (payment_no, customer_key)
where month_no < {month_no}
    and paid_amount > 0;

-- What the payments taken back had settled: as it was kept, or the bill that they name where the month of their
-- customer was plain.
create or replace temp table account_part_before as
with
part as (
    select old.customer_key, old.money_no, old.bill_no, old.settled_on, old.settled_amount
    from settlement as old
    semi join reversed_payment as spent
        on spent.payment_no = old.money_no
        and spent.customer_key = old.customer_key
    where old.money_code = 'payment'
        and old.bill_no is not null
    union all
    select customer_key, payment_no, bill_no, paid_on, paid_amount
    from reversed_payment
    anti join settlement using (customer_key, month_no)
    anti join credit_balance using (customer_key, month_no)
    where bill_no is not null
)

select customer_key, money_no, bill_no, settled_on, sum(settled_amount)::decimal(18, 2) as settled_amount
from part
semi join bill using (bill_no, customer_key)
group by all
having sum(settled_amount) > 0;

-- Their bills that were paid in full and are not carried any more, with what had been paid in time.
create or replace temp table reopened_bill as
with
gone as (
    select customer_key, bill_no, billed_on, due_on, billed_amount
    from bill
    semi join account_part_before using (bill_no, customer_key)
    anti join (select bill_no from bill_balance where month_no = {month_no} - 1) using (bill_no)
    where month_no < {month_no}
),

part as (
    select customer_key, bill_no, settled_on, settled_amount
    from settlement
    semi join gone using (bill_no, customer_key)
    union all
    select customer_key, bill_no, paid_on, paid_amount
    from payment
    semi join gone using (bill_no, customer_key)
    anti join settlement using (customer_key, month_no)
    anti join credit_balance using (customer_key, month_no)
    where month_no < {month_no}
        and paid_amount > 0
)

select
    customer_key, bill_no, billed_on, due_on, billed_amount,
    least(coalesce(sum(settled_amount) filter (where settled_on <= due_on), 0), billed_amount) as paid_by_due,
    least(coalesce(sum(settled_amount) filter (where settled_on <= due_on + 3), 0), billed_amount) as paid_by_grace
from gone
left join part using (customer_key, bill_no)
group by customer_key, bill_no, billed_on, due_on, billed_amount;

create or replace temp table bill_now as
with
looked_at as (
    select
        customer_key, bill_no, billed_on, due_on, billed_amount, true as is_new,
        0::decimal(18, 2) as paid_before, 0::decimal(18, 2) as paid_by_due_before,
        0::decimal(18, 2) as paid_by_grace_before
    from bill
    where month_no = {month_no}
    union all
    select
        customer_key, bill_no, billed_on, due_on, billed_amount, false, paid_amount, paid_by_due, paid_by_grace
    from bill_balance
    where month_no = {month_no} - 1
    union all
    select customer_key, bill_no, billed_on, due_on, billed_amount, false, billed_amount, paid_by_due, paid_by_grace
    from reopened_bill
),

money as (
    select bill_no, customer_key as payer_key, paid_on, paid_amount
    from payment
    where month_no = {month_no}
        and bill_no is not null
        and paid_amount > 0
),

paid as (
    select
        bill_no,
        sum(paid_amount)::decimal(18, 2) as paid_now,
        sum(paid_amount) filter (where paid_on <= due_on)::decimal(18, 2) as paid_by_due_now,
        sum(paid_amount) filter (where paid_on <= due_on + 3)::decimal(18, 2) as paid_by_grace_now,
        sum(paid_amount * greatest(0, paid_on - due_on))::decimal(18, 2) as late_amount_days_now,
        min(paid_on) as first_paid_on,
        bool_or(payer_key <> customer_key) as is_paid_by_other
    from money
    join looked_at using (bill_no)
    group by bill_no
)

select
    looked_at.*,
    greatest(billed_amount, 0) as payable_amount,
    coalesce(paid_now, 0) as paid_now,
    coalesce(paid_by_due_now, 0) as paid_by_due_now,
    coalesce(paid_by_grace_now, 0) as paid_by_grace_now,
    coalesce(late_amount_days_now, 0) as late_amount_days_now,
    first_paid_on,
    is_paid_by_other or first_paid_on < billed_on or paid_before + paid_now > greatest(billed_amount, 0) as is_uneven
from looked_at
left join paid using (bill_no);

create or replace temp table account as
with
uneven_bill as (
    select bill_no, customer_key
    from bill_now
    where is_uneven
)

select customer_key
from credit_balance
where month_no = {month_no} - 1
union
select customer_key
from bill_now
where is_uneven
    or is_new and billed_amount < 0
union
select customer_key
from payment
where month_no = {month_no}
    and (
        bill_no is null
        or paid_amount < 0
        or bill_no not in (select bill_no from bill_now)
        or bill_no in (select bill_no from uneven_bill)
    );

create or replace temp table account_bill as
select
    customer_key, bill_no, billed_on, due_on, is_new, payable_amount,
    case when is_new then 0 else payable_amount - paid_before end as open_amount
from bill_now
semi join account using (customer_key)
where payable_amount > 0;

create or replace temp table account_money as
with
carried as (
    select customer_key, money_code, money_no, bill_no, received_on, received_amount, credit_amount
    from credit_balance
    where month_no = {month_no} - 1
)

select *, false as is_new, null as reversed_payment_no
from carried
union all
select
    customer_key, case when paid_amount < 0 then 'reversal' else 'payment' end, payment_no, bill_no, paid_on,
    paid_amount, 0, true, reverses_payment_no
from payment
semi join account using (customer_key)
where month_no = {month_no}
union all
select customer_key, 'credit_note', bill_no, corrects_bill_no, billed_on, -billed_amount, 0, true, null
from bill
where month_no = {month_no}
    and billed_amount < 0
union all
-- Spent before, to be taken back now.
select customer_key, 'payment', payment_no, bill_no, paid_on, paid_amount, 0, false, null
from reversed_payment as spent
anti join carried
    on carried.customer_key = spent.customer_key
    and carried.money_no = spent.payment_no
    and carried.money_code = 'payment';
