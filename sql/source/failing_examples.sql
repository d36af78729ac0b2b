-- The first records on which a value of the source's SELECT fails.
-- Grain:      one row per record.
-- Reads:      source_failing.
-- Returns:    record_no.
-- Parameters: row_count.
select record_no
from source_failing
order by record_no
limit $row_count;
