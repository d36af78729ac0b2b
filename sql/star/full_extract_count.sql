-- How many full extracts of a landing table were loaded.
-- Grain:      one row.
-- Reads:      star.full_extract.
-- Returns:    extract_count.
-- Parameters: landing_table.
select count(*) as extract_count
from star.full_extract
where landing_table = $landing_table;
