-- How many customers are known only from their facts.
-- Grain:      one row.
-- Reads:      star.dim_customer.
-- Returns:    inferred_count.
-- Parameters: none.
select count(*) as inferred_count
from star.dim_customer
where is_inferred;
