-- A row here is a month that is missing between two known ones; windows over months would be too short.
-- Grain:      one row per month before a gap.
-- Reads:      star.dim_period.
-- Returns:    period_key, next_period_key.
-- Parameters: none.
with
followed as (
    select
        period_key,
        month_no,
        lead(period_key) over (order by month_no) as next_period_key,
        lead(month_no) over (order by month_no) as next_month_no
    from star.dim_period
)

select period_key, next_period_key
from followed
where next_month_no <> month_no + 1
order by period_key;
