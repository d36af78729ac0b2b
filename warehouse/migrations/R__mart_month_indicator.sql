-- One row per closed month and indicator of the index system by which it was graded.
create or replace view mart.month_indicator as
with
every_indicator as (
    select
        indicator_code, indicator_order, dimension_code, indicator_name_en, indicator_name_zh, formula, unit,
        direction_code, indicator_weight, is_graded, bound_1, bound_2, bound_3, bound_4, missing_points,
        is_computed, reference, special_values, run_key, 2147483647 as superseded_run_key
    from star.dim_indicator
    union all
    select
        indicator_code, indicator_order, dimension_code, indicator_name_en, indicator_name_zh, formula, unit,
        direction_code, indicator_weight, is_graded, bound_1, bound_2, bound_3, bound_4, missing_points,
        is_computed, reference, special_values, run_key, superseded_run_key
    from history.dim_indicator
)

select
    period.period_key,
    indicator.indicator_code,
    indicator.indicator_order,
    indicator.dimension_code,
    indicator.indicator_name_en,
    indicator.indicator_name_zh,
    indicator.formula,
    indicator.unit,
    indicator.direction_code,
    indicator.indicator_weight,
    indicator.is_graded,
    indicator.bound_1,
    indicator.bound_2,
    indicator.bound_3,
    indicator.bound_4,
    indicator.missing_points,
    indicator.is_computed,
    indicator.reference,
    indicator.special_values
from star.dim_period as period
join every_indicator as indicator
    on indicator.run_key <= period.close_run_key
    and indicator.superseded_run_key > period.close_run_key;

comment on view mart.month_indicator is 'One row per closed month and indicator of the index system by which it was graded.';
comment on column mart.month_indicator.period_key is 'Month, as yyyymm.';
comment on column mart.month_indicator.indicator_code is 'Code, such as PAY1; in lower case it names the columns of fact_indicator.';
comment on column mart.month_indicator.indicator_order is 'Position in reports, from 1.';
comment on column mart.month_indicator.dimension_code is 'Dimension that it belongs to.';
comment on column mart.month_indicator.indicator_name_en is 'Name in English.';
comment on column mart.month_indicator.indicator_name_zh is 'Name in Chinese.';
comment on column mart.month_indicator.formula is 'Formula, in words.';
comment on column mart.month_indicator.unit is 'Unit of the value.';
comment on column mart.month_indicator.direction_code is 'higher (a higher value is better), lower, or none for an ungraded one.';
comment on column mart.month_indicator.indicator_weight is 'Weight inside its dimension; 0 when not graded.';
comment on column mart.month_indicator.is_graded is 'Whether it enters the credit grade.';
comment on column mart.month_indicator.bound_1 is 'Last value of band 1, the best (100 points); null when not graded.';
comment on column mart.month_indicator.bound_2 is 'Last value of band 2 (80 points); null when the band is empty.';
comment on column mart.month_indicator.bound_3 is 'Last value of band 3 (60 points); null when the band is empty.';
comment on column mart.month_indicator.bound_4 is 'Last value of band 4 (30 points), beyond which band 5 has 0; null when the band is empty.';
comment on column mart.month_indicator.missing_points is 'Points of a missing value, a band of its own; null leaves the indicator out of the index.';
comment on column mart.month_indicator.is_computed is 'Whether a SELECT in sql/indicator gives it; others wait for their data.';
comment on column mart.month_indicator.reference is 'Where the indicator comes from; null when our own.';
comment on column mart.month_indicator.special_values is 'Numbers that are no measure but say why there is none, such as -999;999; null when there are none.';
