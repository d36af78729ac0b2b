-- How many records could not be split into columns.
-- Grain:      one row.
-- Reads:      source_structure_error.
-- Returns:    structure_count.
-- Parameters: none.
select count(distinct line) as structure_count
from source_structure_error;
