-- How many records there are on which the source's SELECT fails.
-- Grain:      one row.
-- Reads:      source_failing.
-- Returns:    failing_count.
-- Parameters: none.
select count(*) as failing_count
from source_failing;
