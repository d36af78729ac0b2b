-- A row here is a customer whose account does not add up: what was open less credit at the end of the month before,
-- plus what was billed, less what was received, is not what is open less credit now. Since that holds from the first
-- month on, all that was billed less all that was received is what is open less credit, of each customer and in sum.
-- Customers whose bills a source states as settled or not have no account in that month, and nobody had one before
-- accounts were settled.
-- Grain:      one row per customer.
-- Reads:      star.fact_bill, star.fact_payment, star.fact_bill_balance, star.fact_credit_balance,
--             star.fact_customer_month.
-- Returns:    customer_key, difference_amount.
-- Parameters: period_key, previous_period_key.
with
moved as (
    select customer_key, billed_amount as amount
    from star.fact_bill
    where period_key = $period_key
    union all
    select customer_key, -paid_amount
    from star.fact_payment
    where period_key = $period_key
    union all
    select customer_key, greatest(billed_amount, 0) - paid_amount
    from star.fact_bill_balance
    where period_key = $previous_period_key
    union all
    select customer_key, -credit_amount
    from star.fact_credit_balance
    where period_key = $previous_period_key
    union all
    select customer_key, paid_amount - greatest(billed_amount, 0)
    from star.fact_bill_balance
    where period_key = $period_key
    union all
    select customer_key, credit_amount
    from star.fact_credit_balance
    where period_key = $period_key
),

differing as (
    select customer_key, sum(amount) as difference_amount
    from moved
    group by customer_key
    having sum(amount) <> 0
)

select customer_key, difference_amount
from differing
where not exists (
    select 1
    from star.fact_bill as stated
    where stated.period_key = $period_key
        and stated.delay_months is not null
        and stated.customer_key = differing.customer_key
)
    and exists (
        select 1
        from star.fact_customer_month as settled
        where settled.period_key = $period_key
            and settled.credit_amount is not null
    )
order by customer_key;
