-- A row here is a customer that is due a service twice.
-- Grain:      one row per customer and service.
-- Reads:      star.fact_service_action.
-- Returns:    customer_key, service_code, row_count.
-- Parameters: period_key.
select customer_key, service_code, count(*) as row_count
from star.fact_service_action
where period_key = $period_key
group by customer_key, service_code
having count(*) > 1
order by customer_key, service_code;
