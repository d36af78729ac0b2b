-- The classes of customers in the warehouse that the seed in force has not.
-- Grain:      one row per class.
-- Reads:      star.dim_customer, star.dim_customer_class.
-- Returns:    customer_class_code, customer_count.
-- Parameters: none.
select held.customer_class_code, count(distinct held.customer_key) as customer_count
from star.dim_customer as held
left join star.dim_customer_class as known using (customer_class_code)
where known.customer_class_code is null
group by held.customer_class_code
order by held.customer_class_code;
