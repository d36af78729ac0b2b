-- The dimensions of a closed month, with their weight in each population.
-- Grain:      one row per dimension and population, in the order of the index system.
-- Reads:      mart.month_dimension, mart.month_dimension_weight.
-- Returns:    dimension_code, dimension_order, dimension_name_en, dimension_name_zh, is_mandatory, population_code,
--             dimension_weight.
-- Parameters: period_key.
select
    dimension.dimension_code,
    dimension.dimension_order,
    dimension.dimension_name_en,
    dimension.dimension_name_zh,
    dimension.is_mandatory,
    weight.population_code,
    weight.dimension_weight
from mart.month_dimension as dimension
join mart.month_dimension_weight as weight using (period_key, dimension_code)
where dimension.period_key = $period_key
order by dimension.dimension_order, weight.population_code;
