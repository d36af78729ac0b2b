-- Deletes the rows of a log that are of runs that began before a day; the runs themselves stay, for results name them.
-- Grain:      one row per row deleted.
-- Reads:      audit.run.
-- Writes:     the table.
-- Parameters: before_on; the fragment is table.
delete from {{table}}
where run_key in (select run_key from audit.run where started_at < $before_on::timestamptz);
