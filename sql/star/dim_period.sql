-- Makes the months from the first to the last known to the warehouse, and those between them and the months it knows:
-- files may come in any order.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Writes:     star.dim_period.
-- Parameters: run_key, first_period_key, last_period_key.
insert into star.dim_period (period_key, month_no, first_on, last_on, status_code, run_key)
with
known_span as (
    select min(first_on) as first_on, max(first_on) as last_on
    from star.dim_period
),

month as (
    select unnest(generate_series(
        least(make_date(floor($first_period_key / 100)::integer, $first_period_key % 100, 1), first_on),
        greatest(make_date(floor($last_period_key / 100)::integer, $last_period_key % 100, 1), last_on),
        interval '1' month
    ))::date as first_on
    from known_span
)

select
    extract(year from month.first_on) * 100 + extract(month from month.first_on) as period_key,
    extract(year from month.first_on) * 12 + extract(month from month.first_on) as month_no,
    month.first_on,
    (month.first_on + interval '1' month - interval '1' day)::date as last_on,
    'open' as status_code,
    $run_key as run_key
from month
where not exists (
    select 1
    from star.dim_period as known
    where known.first_on = month.first_on
)
order by month.first_on;
