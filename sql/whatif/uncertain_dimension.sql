-- The dimensions that weigh anything in the month's score.
-- Grain:      one row per dimension, in order.
-- Reads:      the temporary table rule_weight, mart.month_dimension.
-- Returns:    dimension_code, dimension_name_en, dimension_name_zh.
-- Parameters: period_key.
select dimension_code, dimension_name_en, dimension_name_zh
from mart.month_dimension
where period_key = $period_key
    and dimension_code in (select dimension_code from rule_weight where side_code = 'closed')
order by dimension_order;
