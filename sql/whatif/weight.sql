-- How much each graded indicator weighs, by the rules of the month's close.
-- Grain:      one row per graded indicator with a weight, and population.
-- Reads:      mart.month_indicator, mart.month_dimension.
-- Writes:     the temporary table rule_weight.
-- Parameters: period_key, side_code (closed or trial); the fragment dimension_weight is grade/dimension_weight.sql of
--             the month.
insert into rule_weight
select
    $side_code,
    indicator.indicator_code,
    indicator.dimension_code,
    weight.population_code,
    indicator.indicator_weight,
    weight.dimension_weight
from mart.month_indicator as indicator
join (
{{dimension_weight}}
) as weight using (dimension_code)
where indicator.period_key = $period_key
    and indicator.is_graded
    and indicator.indicator_weight > 0
    and weight.dimension_weight > 0;
