-- How many records of a file have a value in each of its columns.
-- Grain:      one row.
-- Reads:      the file.
-- Returns:    a count for each column of the file.
-- Parameters: none; the fragments are counts and file.
select {{counts}}
from {{file}};
