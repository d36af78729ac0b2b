-- Has the rules of a trial close be those of its month. The edition stays, for the month is not restated.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Writes:     star.dim_period.
-- Parameters: period_key, run_key.
update star.dim_period
set close_run_key = $run_key
where period_key = $period_key;
