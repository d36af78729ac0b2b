-- Whether a number is remembered as forgotten.
-- Grain:      one row.
-- Reads:      audit.forgotten_customer.
-- Returns:    row_count.
-- Parameters: number_hash.
select count(*) as row_count
from audit.forgotten_customer
where number_hash = $number_hash;
