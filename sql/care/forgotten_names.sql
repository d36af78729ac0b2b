-- The names that the customer ever had.
-- Grain:      one row per name.
-- Reads:      forgotten_name.
-- Returns:    customer_name.
-- Parameters: none.
select customer_name
from forgotten_name
order by customer_name;
