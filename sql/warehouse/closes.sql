-- The months that are closed.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Returns:    period_key.
-- Parameters: none.
select period_key
from star.dim_period
where status_code in ('closed', 'restated')
order by period_key;
