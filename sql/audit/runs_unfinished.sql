-- The runs still marked as running; since there is one writer at a time, whoever asks before it begins knows them dead.
-- And the last run, whose record beside the warehouse may not say yet how it ended.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Returns:    run_key, status_code, message.
-- Parameters: none.
select run_key, status_code, message
from audit.run
where status_code = 'running'
    or run_key = (select max(run_key) from audit.run)
order by run_key;
