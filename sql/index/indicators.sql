-- The index system as its seed has it.
-- Grain:      one row per indicator.
-- Reads:      star.dim_indicator.
-- Returns:    indicator_code, indicator_name_en, is_graded, direction_code, bound_1 to bound_4, missing_points,
--             is_computed.
-- Parameters: none.
select
    indicator_code, indicator_name_en, is_graded, direction_code, bound_1, bound_2, bound_3, bound_4,
    missing_points, is_computed
from star.dim_indicator
order by indicator_order;
