-- The index system as its seed has it, or as it was at a close.
-- Grain:      one row per indicator.
-- Reads:      mart.band; the fragment indicators: star.dim_indicator, or what it held at a close.
-- Returns:    indicator_code, indicator_name_en, unit, is_graded, direction_code, bound_1 to bound_4, points_1 to
--             points_5, missing_points, special_values, is_computed.
-- Parameters: none; the fragment is indicators.
with
band as (
    select
        max(points) filter (where band_no = 1) as points_1,
        max(points) filter (where band_no = 2) as points_2,
        max(points) filter (where band_no = 3) as points_3,
        max(points) filter (where band_no = 4) as points_4,
        max(points) filter (where band_no = 5) as points_5
    from mart.band
)

select
    indicator_code, indicator_name_en, unit, is_graded, direction_code, bound_1, bound_2, bound_3, bound_4,
    points_1, points_2, points_3, points_4, points_5, missing_points, special_values, is_computed
from {{indicators}} as indicator
cross join band
order by indicator_order;
