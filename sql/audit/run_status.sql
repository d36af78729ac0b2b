-- How a run ended, as the warehouse has it.
-- Grain:      one row; none when nothing of the run was kept.
-- Reads:      audit.run.
-- Returns:    status_code.
-- Parameters: run_key.
select status_code
from audit.run
where run_key = $run_key;
