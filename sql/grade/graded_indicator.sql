-- The indicators that enter the grade and are computed, with the weights that they and their dimensions have: those in
-- force at a close, or those of a closed month.
-- Grain:      one row per indicator and population, in the order of the index system.
-- Reads:      the fragments indicators and dimensions: star.dim_indicator and star.dim_dimension, or what they held at
--             a close; the engine's catalogue.
-- Returns:    column_name (of its points), indicator_weight, dimension_code, population_code, dimension_weight,
--             is_mandatory.
-- Fragments:  indicators, dimensions; dimension_weight is dimension_weight.sql.
-- Parameters: none.
select
    known.column_name,
    indicator.indicator_weight,
    dimension.dimension_code,
    weight.population_code,
    weight.dimension_weight,
    dimension.is_mandatory
from {{indicators}} as indicator
join {{dimensions}} as dimension using (dimension_code)
join (
{{dimension_weight}}
) as weight using (dimension_code)
join duckdb_columns() as known
    on known.schema_name = 'star'
    and known.table_name = 'fact_indicator'
    and known.column_name = lower(indicator.indicator_code) || '_points'
where indicator.is_graded
    and indicator.indicator_weight > 0
order by dimension.dimension_order, indicator.indicator_order, weight.population_code;
