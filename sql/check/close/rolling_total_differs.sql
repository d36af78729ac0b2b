-- A row here is a customer whose twelve-month totals are not the sums of its months; looked at for one customer in a
-- thousand, others each month.
-- Grain:      one row per customer.
-- Reads:      star.fact_customer_month.
-- Returns:    customer_key, difference (the totals that differ, in words).
-- Parameters: period_key, first_period_key.
-- Fragments:  of each measure of sql/star/month_measure.sql that has a total: totals (its name), total_sums (what its
--             months add up to, under that name), differs, difference.
with
looked_at as (
    select
        customer_key,
        {{totals}}
    from star.fact_customer_month
    where period_key = $period_key
        and customer_key % 1000 = $period_key % 1000
),

summed as (
    select
        snapshot.customer_key,
        {{total_sums}}
    from star.fact_customer_month as snapshot
    where snapshot.period_key between $first_period_key and $period_key
        and snapshot.customer_key % 1000 = $period_key % 1000
    group by snapshot.customer_key
)

select customer_key, concat_ws('; ', {{difference}}) as difference
from looked_at
join summed using (customer_key)
where {{differs}}
order by customer_key;
