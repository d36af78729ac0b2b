-- One row per indicator of the index system.
create or replace view mart.indicator_definition as
with
weighed as (
    select
        dimension_code,
        string_agg(population_code || ' ' || dimension_weight, ', ' order by population_code) as dimension_weights
    from star.dim_dimension_weight
    group by dimension_code
)

select
    indicator.indicator_code,
    indicator.indicator_order,
    indicator.indicator_name_en,
    indicator.indicator_name_zh,
    indicator.dimension_code,
    dimension.dimension_order,
    dimension.dimension_name_en,
    dimension.dimension_name_zh,
    indicator.formula,
    indicator.unit,
    indicator.direction_code,
    indicator.indicator_weight,
    weighed.dimension_weights,
    indicator.is_graded,
    indicator.is_computed,
    indicator.reference
from star.dim_indicator as indicator
left join star.dim_dimension as dimension on dimension.dimension_code = indicator.dimension_code
left join weighed on weighed.dimension_code = indicator.dimension_code;

comment on view mart.indicator_definition is 'One row per indicator of the index system.';
comment on column mart.indicator_definition.indicator_code is 'Code, such as PAY1; in lower case it names the columns of fact_indicator.';
comment on column mart.indicator_definition.indicator_order is 'Position in reports, from 1.';
comment on column mart.indicator_definition.indicator_name_en is 'Name in English.';
comment on column mart.indicator_definition.indicator_name_zh is 'Name in Chinese.';
comment on column mart.indicator_definition.dimension_code is 'Dimension that it belongs to.';
comment on column mart.indicator_definition.dimension_order is 'Position in reports, from 1.';
comment on column mart.indicator_definition.dimension_name_en is 'Name in English.';
comment on column mart.indicator_definition.dimension_name_zh is 'Name in Chinese.';
comment on column mart.indicator_definition.formula is 'Formula, in words.';
comment on column mart.indicator_definition.unit is 'Unit of the value.';
comment on column mart.indicator_definition.direction_code is 'higher (a higher value is better), lower, or none for an ungraded one.';
comment on column mart.indicator_definition.indicator_weight is 'Weight inside its dimension; 0 when not graded.';
comment on column mart.indicator_definition.dimension_weights is 'Weight of the dimension in the index of each population, of 100, such as enterprise 45.000, resident 70.000.';
comment on column mart.indicator_definition.is_graded is 'Whether it enters the credit grade.';
comment on column mart.indicator_definition.is_computed is 'Whether a SELECT in sql/indicator gives it; others wait for their data.';
comment on column mart.indicator_definition.reference is 'Where the indicator comes from; null when our own.';
