-- What the parts of scores are called: dimensions of index scores, indicators of the others.
-- Grain:      one row per dimension or indicator of the month.
-- Reads:      mart.month_dimension, mart.month_indicator.
-- Returns:    part_code (an indicator's in lower case, as its column), printed_code, part_name_en, part_name_zh.
-- Parameters: period_key.
select
    dimension_code as part_code,
    dimension_code as printed_code,
    dimension_name_en as part_name_en,
    dimension_name_zh as part_name_zh
from mart.month_dimension
where period_key = $period_key
union all
select
    lower(indicator_code),
    indicator_code,
    indicator_code || ' ' || indicator_name_en,
    indicator_code || ' ' || indicator_name_zh
from mart.month_indicator
where period_key = $period_key;
