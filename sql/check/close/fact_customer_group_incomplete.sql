-- A row here is a customer of the month's snapshot that has not exactly one row in fact_customer_group, or none when no
-- source has stated it.
-- Grain:      one row per customer.
-- Reads:      star.fact_customer_month, star.fact_customer_group.
-- Returns:    customer_key, row_count.
-- Parameters: period_key.
with
-- Counts and sums of hashes first, which cost a glance: the customers are looked at one by one only where these differ.
total as (
    select
        (
            select row(count(*), sum(hash(customer_key)))
            from star.fact_customer_month
            where period_key = $period_key
                and is_stated
        ) is distinct from (
            select row(count(*), sum(hash(customer_key)))
            from star.fact_customer_group
            where period_key = $period_key
        ) as differs
),

counted as (
    select customer_key, count(*) as row_count
    from star.fact_customer_group
    where period_key = $period_key
        and (select differs from total)
    group by customer_key
)

select snapshot.customer_key, coalesce(counted.row_count, 0) as row_count
from star.fact_customer_month as snapshot
left join counted using (customer_key)
where snapshot.period_key = $period_key
    and (select differs from total)
    and coalesce(counted.row_count, 0) <> snapshot.is_stated::integer
order by snapshot.customer_key;
