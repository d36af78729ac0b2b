-- How many records of a file the engine has read.
-- Grain:      one row.
-- Reads:      source_record.
-- Returns:    record_count.
-- Parameters: none.
select count(*) as record_count
from source_record;
