-- By what a month was closed.
-- Grain:      one row; none when the month is not closed.
-- Reads:      mart.period, mart.run.
-- Returns:    close_run_key, code_version, settings_json (null when the close did not keep them).
-- Parameters: period_key.
select period.close_run_key, run.code_version, run.settings_json
from mart.period as period
join mart.run as run on run.run_key = period.close_run_key
where period.period_key = $period_key;
