-- A row here is a number that two customers have; its facts would go to both.
-- Grain:      one row per customer_no.
-- Reads:      star.dim_customer.
-- Returns:    customer_no, customer_count.
-- Parameters: none.
select customer_no, count(*) as customer_count
from star.dim_customer
where is_current
group by customer_no
having count(*) > 1
order by customer_no;
