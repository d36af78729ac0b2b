-- Has the month after be one that can be closed.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Writes:     star.dim_period.
-- Parameters: next_period_key, next_first_on, next_last_on.
insert into star.dim_period by name
select
    $next_period_key as period_key,
    max(month_no) + 1 as month_no,
    $next_first_on as first_on,
    $next_last_on as last_on,
    'open' as status_code,
    0 as run_key
from star.dim_period
where period_key < $next_period_key
    and not exists (
        select 1
        from star.dim_period as known
        where known.period_key = $next_period_key
    )
having count(*) > 0;
