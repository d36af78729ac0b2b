-- One row per closed month, dimension and population: the weights by which the month was graded.
create or replace view mart.month_dimension_weight as
with
every_weight as (
    select dimension_code, population_code, dimension_weight, run_key, 2147483647 as superseded_run_key
    from star.dim_dimension_weight
    union all
    select dimension_code, population_code, dimension_weight, run_key, superseded_run_key
    from history.dim_dimension_weight
)

select
    period.period_key,
    weight.dimension_code,
    weight.population_code,
    weight.dimension_weight
from star.dim_period as period
join every_weight as weight
    on weight.run_key <= period.close_run_key
    and weight.superseded_run_key > period.close_run_key;

comment on view mart.month_dimension_weight is 'One row per closed month, dimension and population: the weights by which the month was graded.';
comment on column mart.month_dimension_weight.period_key is 'Month, as yyyymm.';
comment on column mart.month_dimension_weight.dimension_code is 'The dimension.';
comment on column mart.month_dimension_weight.population_code is 'The population, such as resident or enterprise.';
comment on column mart.month_dimension_weight.dimension_weight is 'Weight of the dimension in the index of the population, of 100; 0 when not graded.';
