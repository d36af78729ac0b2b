-- What a shock of an indicator needs to know.
-- Grain:      one row per indicator, in the order of the index system.
-- Reads:      star.dim_indicator.
-- Returns:    indicator_code, direction_code, is_usable (graded and computed), bound_1, bound_2, bound_3, bound_4,
--             special_values (numbers that are no measure).
-- Parameters: none.
select
    indicator_code,
    direction_code,
    is_graded and is_computed as is_usable,
    bound_1,
    bound_2,
    bound_3,
    bound_4,
    special_values
from star.dim_indicator
order by indicator_order;
