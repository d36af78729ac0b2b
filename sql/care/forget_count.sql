-- How many rows of a table are the customer's to change.
-- Grain:      one row.
-- Reads:      the table.
-- Returns:    row_count.
-- Parameters: none; the fragments are table and condition.
select count(*) as row_count
from {{table}}
where {{condition}};
