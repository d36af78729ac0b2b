-- The months that are open, or those that are closed.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Returns:    period_key.
-- Parameters: status_code.
select period_key
from star.dim_period
where status_code = $status_code
order by period_key;
