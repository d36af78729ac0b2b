-- How many records of the file are in which state.
-- Grain:      one row per state.
-- Reads:      mended_record.
-- Returns:    state_code, record_count.
-- Parameters: none.
select state_code, count(*) as record_count
from mended_record
group by state_code
order by state_code;
