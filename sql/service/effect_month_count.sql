-- Of how many months' lists the effect is known.
-- Grain:      one row.
-- Reads:      effect_month.
-- Returns:    month_count.
-- Parameters: none.
select count(*) as month_count
from effect_month;
