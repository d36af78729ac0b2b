-- Customers in the snapshot of a month.
-- Grain:      one row.
-- Reads:      star.fact_customer_month.
-- Returns:    customer_count.
-- Parameters: period_key.
select count(*) as customer_count
from star.fact_customer_month
where period_key = $period_key;
