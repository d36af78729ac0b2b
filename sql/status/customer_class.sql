-- The classes of customers that are told apart in a month.
-- Grain:      one row per class but unknown, in the order of the seed.
-- Reads:      mart.month_customer_class.
-- Returns:    customer_class_code.
-- Parameters: period_key.
select customer_class_code
from mart.month_customer_class
where period_key = $period_key
    and customer_class_code <> 'unknown'
order by class_order;
