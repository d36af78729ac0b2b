-- The first month that customers are known of.
-- Grain:      one row.
-- Reads:      star.fact_customer_month.
-- Returns:    first_period_key, null when there is none.
-- Parameters: period_key.
select min(period_key) as first_period_key
from star.fact_customer_month
where period_key <= $period_key;
