-- The run opened last.
-- Grain:      one row.
-- Reads:      audit.run.
-- Returns:    run_key.
-- Parameters: none.
select max(run_key) as run_key
from audit.run;
