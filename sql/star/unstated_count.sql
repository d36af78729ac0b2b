-- How many customers have a place only because facts name them.
-- Grain:      one row.
-- Reads:      star.dim_customer.
-- Returns:    customer_count.
-- Parameters: none.
select count(*) as customer_count
from star.dim_customer
where is_inferred;
