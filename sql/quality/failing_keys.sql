-- The first rows that fail, by what they are known by.
-- Grain:      one row per row shown.
-- Reads:      the temporary table quality_failing.
-- Returns:    key_text.
-- Parameters: row_count.
select key_text
from quality_failing
order by row_no
limit $row_count;
