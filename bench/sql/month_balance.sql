-- Hand-written: every bill over the month, with what settled it, and what is carried past its end.
-- Grain:      one row per bill looked at, bill carried.
-- Reads:      the temporary tables bill_now, account, and account_part, which HandAccounts.java fills.
-- Writes:     the temporary table bill_state; bill_balance, settlement.
-- Parameters: month_no, first_on, last_on.
create or replace temp table bill_state as
with
part as (
    select
        bill_no,
        sum(settled_amount)::decimal(18, 2) as paid_now,
        coalesce(sum(settled_amount) filter (where settled_on <= due_on), 0)::decimal(18, 2) as paid_by_due_now,
        coalesce(sum(settled_amount) filter (where settled_on <= due_on + 3), 0)::decimal(18, 2) as paid_by_grace_now,
        sum(settled_amount * greatest(0, settled_on - due_on))::decimal(18, 2) as late_amount_days_now,
        min(settled_on) filter (where reversed_on is null) as first_paid_on
    from account_part
    join bill_now using (bill_no, customer_key)
    group by bill_no
),

settled as (
    select * exclude (is_uneven)
    from bill_now
    anti join account using (customer_key)
    union all by name
    select
        bill_now.* exclude (is_uneven) replace (
            coalesce(part.paid_now, 0) as paid_now,
            coalesce(part.paid_by_due_now, 0) as paid_by_due_now,
            coalesce(part.paid_by_grace_now, 0) as paid_by_grace_now,
            coalesce(part.late_amount_days_now, 0) as late_amount_days_now,
            part.first_paid_on as first_paid_on
        )
    from bill_now
    semi join account using (customer_key)
    left join part using (bill_no)
)

select
    *,
    least(paid_before + paid_now, payable_amount)::decimal(18, 2) as paid_amount,
    least(paid_by_due_before + paid_by_due_now, payable_amount)::decimal(18, 2) as paid_by_due,
    least(paid_by_grace_before + paid_by_grace_now, payable_amount)::decimal(18, 2) as paid_by_grace,
    due_on between date '{first_on}' and date '{last_on}' and billed_amount >= 0 as is_due,
    due_on < date '{last_on}' as is_past_due
from settled;

insert into bill_balance
select
    {month_no}, customer_key, bill_no, billed_on, due_on, billed_amount, paid_amount, paid_by_due, paid_by_grace
from bill_state
where paid_amount < payable_amount
    or due_on + 3 > date '{last_on}';

insert into settlement
select {month_no}, *
from account_part;
