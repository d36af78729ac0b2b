-- One row per closed month and dimension of the index system by which it was graded.
create or replace view mart.month_dimension as
with
every_dimension as (
    select
        dimension_code, dimension_order, dimension_name_en, dimension_name_zh, is_mandatory, run_key,
        2147483647 as superseded_run_key
    from star.dim_dimension
    union all
    select
        dimension_code, dimension_order, dimension_name_en, dimension_name_zh, is_mandatory, run_key, superseded_run_key
    from history.dim_dimension
)

select
    period.period_key,
    dimension.dimension_code,
    dimension.dimension_order,
    dimension.dimension_name_en,
    dimension.dimension_name_zh,
    dimension.is_mandatory
from star.dim_period as period
join every_dimension as dimension
    on dimension.run_key <= period.close_run_key
    and dimension.superseded_run_key > period.close_run_key;

comment on view mart.month_dimension is 'One row per closed month and dimension of the index system by which it was graded.';
comment on column mart.month_dimension.period_key is 'Month, as yyyymm.';
comment on column mart.month_dimension.dimension_code is 'payment, consumption, financial, equipment, social, security, sensitivity or value.';
comment on column mart.month_dimension.dimension_order is 'Position in reports, from 1.';
comment on column mart.month_dimension.dimension_name_en is 'Name in English.';
comment on column mart.month_dimension.dimension_name_zh is 'Name in Chinese.';
comment on column mart.month_dimension.is_mandatory is 'Whether a customer without it gets no index at all.';
