-- Which month the summary is of, and which run closed it.
-- Grain:      one row per closed month, oldest first.
-- Reads:      mart.period, mart.run.
-- Returns:    period_key, run_key, code_version, settings_hash.
-- Parameters: none.
select
    period.period_key,
    period.close_run_key as run_key,
    run.code_version,
    run.settings_hash
from mart.period as period
left join mart.run as run on run.run_key = period.close_run_key
where period.is_closed
order by period.period_key;
