-- The last closed month at which effects were measured.
-- Grain:      one row, none when there is no such month.
-- Reads:      mart.service_effect.
-- Returns:    period_key.
-- Parameters: none.
select max(period_key) as period_key
from mart.service_effect
having max(period_key) is not null;
