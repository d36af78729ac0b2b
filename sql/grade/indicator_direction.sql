-- Which way each indicator is better.
-- Grain:      one row per indicator.
-- Reads:      star.dim_indicator.
-- Returns:    column_name (of its values), direction_code.
-- Parameters: none.
select lower(indicator_code) as column_name, direction_code
from star.dim_indicator
order by indicator_order, indicator_code;
