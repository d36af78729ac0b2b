-- Which months are closed?
-- Grain:      one row per closed month.
-- Reads:      mart.period.
-- Returns:    period_key.
-- Parameters: none.
select period_key
from mart.period
where is_closed
order by period_key;
