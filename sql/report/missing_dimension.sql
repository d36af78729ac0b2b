-- Which dimensions carry weight and have no data, and how much would they carry?
-- Grain:      one row per population, none when every dimension that carries weight has data of some customer.
-- Reads:      mart.month_dimension, mart.month_dimension_weight, mart.month_indicator, mart.indicator.
-- Returns:    absent_names_en and absent_names_zh (of all populations, the same in every row), population_code,
--             absent_weight (of 100).
-- Parameters: period_key.
with
-- Dimensions of which something is known of at least one customer: an indicator without data gives no points.
measured as (
    select distinct definition.dimension_code
    from mart.indicator as indicator
    join mart.month_indicator as definition using (period_key, indicator_code)
    where indicator.period_key = $period_key
        and indicator.indicator_value is not null
        and definition.is_graded
),

absent as (
    select dimension_code, dimension_order, dimension_name_en, dimension_name_zh
    from mart.month_dimension as dimension
    where dimension.period_key = $period_key
        and exists (
            select 1
            from mart.month_dimension_weight as weighed
            where weighed.period_key = $period_key
                and weighed.dimension_code = dimension.dimension_code
                and weighed.dimension_weight > 0
        )
        and not exists (
            select 1
            from measured
            where measured.dimension_code = dimension.dimension_code
        )
),

named as (
    select
        string_agg(dimension_name_en, ', ' order by dimension_order) as absent_names_en,
        string_agg(dimension_name_zh, '、' order by dimension_order) as absent_names_zh
    from absent
)

select
    named.absent_names_en,
    named.absent_names_zh,
    weight.population_code,
    sum(weight.dimension_weight) as absent_weight
from absent
join mart.month_dimension_weight as weight
    on weight.period_key = $period_key
    and weight.dimension_code = absent.dimension_code
cross join named
group by named.absent_names_en, named.absent_names_zh, weight.population_code
order by weight.population_code;
