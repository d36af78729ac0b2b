-- The settings by which a month was closed.
-- Grain:      one row, none when the close was not told.
-- Reads:      mart.period, mart.run.
-- Returns:    settings_json.
-- Parameters: period_key.
select run.settings_json
from mart.period as period
join mart.run as run on run.run_key = period.close_run_key
where period.period_key = $period_key
    and run.settings_json is not null;
