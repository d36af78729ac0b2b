-- How many customers were forgotten.
-- Grain:      one row.
-- Reads:      audit.forgotten_customer.
-- Returns:    row_count.
-- Parameters: none.
select count(*) as row_count
from audit.forgotten_customer;
