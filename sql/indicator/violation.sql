-- Breach of contract and theft of electricity over three years.
-- Grain:      one row per customer with a snapshot in the month.
-- Reads:      star.fact_violation, star.fact_customer_month.
-- Returns:    customer_key, con4.
-- Parameters: period_key, first_period_key_36 (the first of the window's thirty-six months).
with
found as (
    select
        customer_key,
        -- One theft outweighs any number of breaches.
        sum(case violation_code when 'theft' then 100 else 1 end) as violation_points
    from star.fact_violation
    where period_key between $first_period_key_36 and $period_key
    group by customer_key
)

select snapshot.customer_key, coalesce(found.violation_points, 0) as con4
from star.fact_customer_month as snapshot
left join found using (customer_key)
where snapshot.period_key = $period_key;
