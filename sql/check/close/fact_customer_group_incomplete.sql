-- A row here is a customer of the month's snapshot that has not exactly one row a theme in fact_customer_group, or any
-- when no source has stated it.
-- Grain:      one row per theme and customer.
-- Reads:      star.fact_customer_month, star.fact_customer_group, star.dim_group_theme.
-- Returns:    theme_code, customer_key, row_count.
-- Parameters: period_key.
with
expected as (
    select count(*) as customer_count, sum(hash(customer_key)) as customer_sum
    from star.fact_customer_month
    where period_key = $period_key
        and is_stated
),

-- Counts and sums of hashes first, which cost a glance: the customers are looked at one by one only where these differ.
total as (
    select
        theme.theme_code,
        (count(held.customer_key), coalesce(sum(hash(held.customer_key)), 0)) is distinct from (
            any_value(expected.customer_count), coalesce(any_value(expected.customer_sum), 0)
        ) as differs
    from star.dim_group_theme as theme
    cross join expected
    left join star.fact_customer_group as held
        on held.theme_code = theme.theme_code
        and held.period_key = $period_key
    group by theme.theme_code
),

counted as (
    select held.theme_code, held.customer_key, count(*) as row_count
    from star.fact_customer_group as held
    join total on total.theme_code = held.theme_code
        and total.differs
    where held.period_key = $period_key
    group by held.theme_code, held.customer_key
)

select total.theme_code, snapshot.customer_key, coalesce(counted.row_count, 0) as row_count
from star.fact_customer_month as snapshot
join total on total.differs
left join counted
    on counted.customer_key = snapshot.customer_key
    and counted.theme_code = total.theme_code
where snapshot.period_key = $period_key
    and coalesce(counted.row_count, 0) <> snapshot.is_stated::integer
order by total.theme_code, snapshot.customer_key;
