-- How many records were chosen, and how many of them have no columns to mend.
-- Grain:      one row.
-- Reads:      reject_chosen.
-- Returns:    record_count, bare_count.
-- Parameters: none.
select count(*) as record_count, count(*) filter (where record_text is null) as bare_count
from reject_chosen;
