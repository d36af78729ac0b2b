-- The facts of which rows of a month are in quarantine.
-- Grain:      one row per table.
-- Reads:      audit.quarantine.
-- Returns:    table_name.
-- Parameters: period_key.
select distinct table_name
from audit.quarantine
where period_key = $period_key
    and released_run_key is null
order by table_name;
