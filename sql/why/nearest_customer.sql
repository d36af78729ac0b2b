-- The customer whose number is nearest to one that is not there.
-- Grain:      one row, none when there is no customer.
-- Reads:      star.dim_customer.
-- Returns:    customer_no.
-- Parameters: customer_no.
select customer_no
from star.dim_customer
where is_current
    and customer_key > 0
order by levenshtein(customer_no, $customer_no), customer_no
limit 1;
