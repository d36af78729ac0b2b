-- How many customers an edit of the rules moves.
-- Grain:      one row.
-- Reads:      service_moved.
-- Returns:    customer_count.
-- Parameters: none.
select count(distinct customer_key) as customer_count
from service_moved;
