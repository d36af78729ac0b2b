-- Has the rules of a trial close be those of its month. The edition stays, for the month is not restated: the trial
-- stands in the place of its last close, also beside the edition before.
-- Grain:      one row per month.
-- Reads:      star.dim_period, star.period_edition.
-- Writes:     star.dim_period, star.period_edition.
-- Parameters: period_key, run_key.
update star.period_edition
set close_run_key = $run_key
where period_key = $period_key
    and close_run_key = (select close_run_key from star.dim_period where period_key = $period_key);

update star.dim_period
set close_run_key = $run_key
where period_key = $period_key;
