-- Which way each indicator is better, and which of its values are no measure.
-- Grain:      one row per indicator.
-- Reads:      star.dim_indicator.
-- Returns:    column_name (of its values), direction_code, special_values.
-- Parameters: none.
select lower(indicator_code) as column_name, direction_code, special_values
from star.dim_indicator
order by indicator_order, indicator_code;
