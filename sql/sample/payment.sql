-- The months' payments: of their bills, of earlier ones, and of debts that are settled at last.
-- Grain:      one row per payment.
-- Reads:      month, bill, customer, state_month, carried_part, debt, plan_payment, deposit, credit.
-- Writes:     payment, carried_part, debt, deposit_part, returned_payment (what the bank took back), credit (what those
--             who pay ahead have left), due_part (when each bill of these months is to be paid in full), settled_debt.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first), first_on (of the first month).
-- Who leaves has the deposit set against the final bill, three days after it.
create or replace table deposit_part as
select
    bill.n,
    bill.i,
    bill.bill_no,
    bill.customer_no,
    bill.billed_on + 3 as paid_on,
    least(deposit.deposit_amount, bill.billed_amount)::decimal(18, 2) as paid_amount
from bill
join deposit using (i)
join state_month as state using (n, i)
where state.closed_n = bill.n - 1
    and bill.bill_no like 'B%'
    and bill.fate in ('on time', 'late', 'unpaid');

create or replace table due_part as
with
timed as (
    select
        bill.*,
        -- In time: at once, on the due day, on the pay day before it, or just before it.
        case
            when fate = 'late' then due_on + 1 + floor(-late_days * ln(1 - uniform(53, i, bill.n)))::integer
            when pay_habit = 'early' then billed_on + floor(uniform(52, i, bill.n) * 4)::integer
            when pay_habit = 'debit' then due_on
            when pay_habit = 'pay day'
                then case
                    when month.first_on + pay_day - 1 between billed_on and due_on then month.first_on + pay_day - 1
                    else due_on
                end
            else due_on - floor(uniform(52, i, bill.n) * 5)::integer
        end as paid_on,
        uniform(55, i, bill.n) as split_draw
    from bill
    join month using (n)
    where fate in ('on time', 'late')
)

select
    n,
    i,
    bill_no,
    customer_no,
    billed_on,
    due_on,
    paid_on,
    (timed.billed_amount - coalesce(deposit.paid_amount, 0))::decimal(18, 2) as billed_amount,
    -- Three in a hundred pay in two parts, one in a hundred rounds up.
    split_draw < 0.03 as is_split,
    split_draw between 0.03 and 0.04 as is_rounded
from timed
left join (select bill_no, paid_amount from deposit_part) as deposit using (bill_no)
order by n, i, bill_no;

-- The bank takes a payment back three days after, now and then; it is made again nine days after.
create or replace table returned_payment as
select
    due_part.n, due_part.i, due_part.bill_no, due_part.customer_no, due_part.paid_on,
    due_part.billed_amount as paid_amount
from due_part
join month using (n)
join customer using (i)
where not due_part.is_split
    and not due_part.is_rounded
    and due_part.billed_amount > 0
    and due_part.paid_on + 3 <= month.last_on
    and uniform(74, due_part.i, due_part.n) < chance(-6.2 - 0.7 * customer.liquidity)
order by due_part.n, due_part.i;

-- What is to be paid, and when, unless its payer falls behind before: of a month's bills (n), and what waits from
-- before.
create or replace table paid_part as
with
part as (
    select
        n,
        i,
        bill_no,
        customer_no,
        1 as part_no,
        paid_on,
        case
            when is_split then billed_amount - round(billed_amount * 0.6, 2)
            when is_rounded then ceil(billed_amount / 10) * 10
            else billed_amount
        end::decimal(18, 2) as paid_amount
    from due_part
    union all
    -- The first part, some days before the last but not before the bill.
    select
        n,
        i,
        bill_no,
        customer_no,
        2,
        greatest(billed_on, paid_on - 3 - floor(uniform(56, i, n) * 8)::integer),
        round(billed_amount * 0.6, 2)::decimal(18, 2)
    from due_part
    where is_split
    union all
    select n, i, bill_no, customer_no, 5, paid_on + 12, paid_amount
    from returned_payment
    union all
    select n, i, bill_no, customer_no, part_no, paid_on, paid_amount
    from carried_part
)

select part.*, datediff('month', $first_on, part.paid_on) as paid_n
from part;

-- Whoever falls behind pays nothing any more, nor what was to be paid late.
create or replace table owed as
with
behind as (
    select i, n
    from state_month
    where phase >= 2
        and n between $from_month_no and $to_month_no
),

met as (
    select part.i, part.bill_no, part.customer_no, part.part_no, part.paid_n, part.paid_amount, behind.n
    from paid_part as part
    asof join behind
        on behind.i = part.i
        and part.n < behind.n
    where part.paid_n > part.n
)

select n, i, bill_no, customer_no, part_no, paid_amount as open_amount
from met
where n <= paid_n
union all
select bill.n, bill.i, bill.bill_no, bill.customer_no, 1, bill.billed_amount - coalesce(deposit.paid_amount, 0)
from bill
left join (select bill_no, paid_amount from deposit_part) as deposit using (bill_no)
where bill.fate = 'unpaid'
union all
select n, i, bill_no, customer_no, part_no, open_amount
from debt;

-- Who recovers pays on one day what is left of the debt: of the oldest bills, a plan may have paid a part.
create or replace table settled_debt as
with
recovery as (
    select i, n
    from state_month
    where exit_n = n
        and n between $from_month_no and $to_month_no
),

met as (
    select recovery.n, owed.* exclude (n), owed.n as owed_n
    from owed
    asof join recovery
        on recovery.i = owed.i
        and owed.n < recovery.n
),

planned as (
    select met.i, met.n, sum(plan_payment.paid_amount) as paid_amount
    from (select i, n, min(owed_n) as owed_n from met group by i, n) as met
    join plan_payment
        on plan_payment.i = met.i
        and plan_payment.n >= met.owed_n
        and plan_payment.n < met.n
    group by met.i, met.n
)

select
    met.n,
    met.owed_n,
    met.i,
    met.bill_no,
    met.customer_no,
    met.part_no,
    month.first_on + 4 + floor(uniform(54, met.i, met.n) * 20)::integer as paid_on,
    least(
        met.open_amount,
        greatest(0, sum(met.open_amount) over oldest_first - coalesce(planned.paid_amount, 0))
    )::decimal(18, 2) as paid_amount
from met
join month on month.n = met.n
left join planned
    on planned.i = met.i
    and planned.n = met.n
window oldest_first as (
    partition by met.i, met.n
    order by met.bill_no[2:7], met.bill_no, met.part_no
    rows unbounded preceding
);

create or replace table debt as
select owed.*
from owed
anti join settled_debt using (i, bill_no, part_no);

-- Whoever pays ahead tops up late in a month when less is left than a bill and a half, to two bills and a half.
create or replace table topped_up as
with recursive
ahead as (
    select bill.n, bill.i, bill.customer_no, bill.billed_amount, bill.fate
    from bill
    join customer using (i)
    where customer.pays_ahead
        and bill.fate in ('ahead', 'on time', 'late')
),

begun as (
    select ahead.*, coalesce(credit.credit_amount, 0) as credit_amount
    from ahead
    left join credit
        on credit.i = ahead.i
        and ahead.n = $from_month_no
    anti join (select i, n + 1 as n from ahead) as before
        on before.i = ahead.i
        and before.n = ahead.n
),

topped as (
    select
        n,
        i,
        customer_no,
        (credit_amount - case fate when 'ahead' then billed_amount else 0 end)::decimal(18, 2) as left_amount,
        billed_amount
    from begun
    union all
    select
        ahead.n,
        ahead.i,
        ahead.customer_no,
        (
            topped.left_amount
            + case
                when topped.left_amount < 1.5 * topped.billed_amount
                    then greatest(50, ceil((2.5 * topped.billed_amount - topped.left_amount) / 50) * 50)
                else 0
            end
            - case ahead.fate when 'ahead' then ahead.billed_amount else 0 end
        )::decimal(18, 2),
        ahead.billed_amount
    from topped
    join ahead
        on ahead.i = topped.i
        and ahead.n = topped.n + 1
)

select
    n,
    i,
    customer_no,
    left_amount,
    case
        when left_amount < 1.5 * billed_amount
            then greatest(50, ceil((2.5 * billed_amount - left_amount) / 50) * 50)
        else 0
    end::decimal(18, 2) as paid_amount
from topped;

create or replace table credit as
select i, left_amount + paid_amount as credit_amount
from topped_up
where n = $to_month_no
order by i;

create or replace table payment as
with
made as (
    select paid_n as n, i, bill_no, customer_no, part_no, paid_on, paid_amount
    from paid_part
    anti join owed using (i, bill_no, part_no)
    where paid_n <= $to_month_no
    union all
    select n, i, bill_no, customer_no, part_no, paid_on, paid_amount
    from settled_debt
    union all
    select n, i, bill_no, customer_no, 6, paid_on + 3, -paid_amount
    from returned_payment
    union all
    select
        n,
        i,
        null,
        customer_no,
        4,
        month.first_on + 19 + floor(uniform(63, i, n) * 8)::integer,
        paid_amount
    from topped_up
    join month using (n)
    where paid_amount > 0
    union all
    select n, i, bill_no, customer_no, 8, paid_on, paid_amount
    from deposit_part
    union all
    -- An instalment is of a plan, and names no bill.
    select plan_payment.n, i, null, customer_no, 7, paid_on, paid_amount
    from plan_payment
    join customer using (i)
    where plan_payment.n between $from_month_no and $to_month_no
    union all
    -- Money on account, for no bill.
    select
        n,
        i,
        null,
        customer_no,
        3,
        month.first_on + floor(uniform(57, i, n) * 27)::integer,
        (50 + 50 * floor(uniform(58, i, n) * 4))::decimal(18, 2)
    from due_part
    join month using (n)
    where uniform(59, i, n) < 0.002
)

select
    made.n,
    made.i,
    'P' || month.month_text || lpad(made.i::varchar, 8, '0') || part_no || coalesce(bill_no[1:7], '') as payment_no,
    made.customer_no,
    case when not customer.pays_unnamed or part_no = 8 then bill_no end as bill_no,
    paid_on,
    paid_amount,
    case
        when part_no = 6
            then 'P' || month.month_text || lpad(made.i::varchar, 8, '0') || 1 || bill_no[1:7]
    end as reverses_payment_no,
    case
        when part_no = 8 then 'deposit'
        when uniform(60, made.i, made.n) < 0.02 then null
        -- The debts of two months and more are collected at the door.
        when bill_no[2:7] < strftime(month.first_on - 40, '%Y%m') then 'collection'
        else customer.pay_channel_code
    end as channel_code
from made
join month using (n)
join customer using (i)
where paid_amount > 0
    or part_no = 6
order by made.n, made.i, made.bill_no nulls last, part_no;

create or replace table carried_part as
select n, i, bill_no, customer_no, part_no, paid_on, paid_amount
from paid_part
anti join owed using (i, bill_no, part_no)
where paid_n > $to_month_no
order by i, bill_no, part_no;
