-- A row here is a customer whose snapshot does not show what is open of its bills, or its credit.
-- Grain:      one row per customer.
-- Reads:      star.fact_bill, star.fact_bill_balance, star.fact_credit_balance, star.fact_customer_month.
-- Returns:    customer_key, open_difference, credit_difference.
-- Parameters: period_key.
with
account as (
    select customer_key, open_amount, credit_amount
    from star.fact_customer_month
    where period_key = $period_key
        and (open_amount <> 0 or credit_amount <> 0)
    union all
    select customer_key, paid_amount - greatest(billed_amount, 0), 0
    from star.fact_bill_balance
    where period_key = $period_key
    union all
    select customer_key, 0, -credit_amount
    from star.fact_credit_balance
    where period_key = $period_key
),

differing as (
    select
        customer_key,
        sum(open_amount) as open_difference,
        sum(credit_amount) as credit_difference
    from account
    group by customer_key
    having sum(open_amount) <> 0
        or sum(credit_amount) <> 0
)

select customer_key, open_difference, credit_difference
from differing
where not exists (
    select 1
    from star.fact_bill as stated
    where stated.period_key = $period_key
        and stated.delay_months is not null
        and stated.customer_key = differing.customer_key
)
order by customer_key;
