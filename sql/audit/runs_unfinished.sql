-- The runs still marked as running; since there is one writer at a time, whoever asks before it begins knows them dead.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Returns:    run_key.
-- Parameters: none.
select run_key
from audit.run
where status_code = 'running'
order by run_key;
