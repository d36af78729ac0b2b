-- The customer of a number, and its versions; no row for a number that is unknown.
-- Grain:      one row per customer.
-- Reads:      star.dim_customer.
-- Returns:    customer_key, version_count.
-- Parameters: customer_no.
select customer_key, count(*) as version_count
from star.dim_customer
where customer_no = $customer_no
group by customer_key
order by customer_key;
