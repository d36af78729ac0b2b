-- A row here is a month whose open amount is not that of the month before, plus bills, less settlements.
-- Grain:      one row, or none.
-- Reads:      star.fact_bill, star.fact_bill_balance, star.fact_customer_month.
-- Returns:    open_before, issued_amount, settled_amount, open_amount.
-- Parameters: period_key, previous_period_key.
with
before as (
    select coalesce(sum(greatest(billed_amount, 0) - paid_amount), 0) as open_before
    from star.fact_bill_balance
    where period_key = $previous_period_key
),

issued as (
    select coalesce(sum(greatest(billed_amount, 0)), 0) as issued_amount
    from star.fact_bill
    where period_key = $period_key
        and delay_months is null
),

after as (
    select coalesce(sum(greatest(billed_amount, 0) - paid_amount), 0) as open_amount
    from star.fact_bill_balance
    where period_key = $period_key
),

settled as (
    select coalesce(sum(settled_amount), 0) as settled_amount
    from star.fact_customer_month
    where period_key = $period_key
),

stated as (
    select coalesce(sum(greatest(billed_amount, 0)), 0) as stated_amount
    from star.fact_bill
    where period_key = $period_key
        and delay_months is not null
)

select before.open_before, issued.issued_amount, settled.settled_amount, after.open_amount
from before
cross join issued
cross join after
cross join settled
cross join stated
where before.open_before + issued.issued_amount
    <> after.open_amount + settled.settled_amount - stated.stated_amount;
