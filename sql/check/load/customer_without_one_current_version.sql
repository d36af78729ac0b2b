-- A row here is a customer without exactly one current and one first version; it would be lost or doubled.
-- Grain:      one row per customer.
-- Reads:      star.dim_customer.
-- Returns:    customer_key, current_count, first_count.
-- Parameters: none.
select
    customer_key,
    count(*) filter (where is_current) as current_count,
    count(*) filter (where is_first) as first_count
from star.dim_customer
group by customer_key
having current_count <> 1
    or first_count <> 1
    or min(customer_no) <> max(customer_no)
order by customer_key;
