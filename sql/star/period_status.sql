-- The months that the warehouse knows, and the state of each.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Returns:    period_key, status_code.
-- Parameters: none.
select period_key, status_code
from star.dim_period
order by period_key;
