-- Marks a month as closed.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Writes:     star.dim_period.
-- Parameters: period_key, run_key.
update star.dim_period
set status_code = 'closed', closed_at = now(), close_run_key = $run_key
where period_key = $period_key;
