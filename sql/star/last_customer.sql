-- The key of the last customer.
-- Grain:      one row.
-- Reads:      star.dim_customer.
-- Returns:    customer_key, 0 when there is none.
-- Parameters: none.
select coalesce(max(customer_key), 0) as customer_key
from star.dim_customer;
