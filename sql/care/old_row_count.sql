-- How many rows of a log are of runs that began before a day.
-- Grain:      one row.
-- Reads:      the table, audit.run.
-- Returns:    row_count.
-- Parameters: before_on; the fragment is table.
select count(*) as row_count
from {{table}} as kept
join audit.run as run using (run_key)
where run.started_at < $before_on::timestamptz;
