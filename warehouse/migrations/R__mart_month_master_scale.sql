-- One row per closed month and class of the default-probability master scale of its close.
create or replace view mart.month_master_scale as
with
every_master_scale as (
    select
        master_scale_code, master_scale_order, default_probability_ceiling, default_probability_mid, run_key,
        2147483647 as superseded_run_key
    from star.dim_master_scale
    union all
    select
        master_scale_code, master_scale_order, default_probability_ceiling, default_probability_mid, run_key,
        superseded_run_key
    from history.dim_master_scale
)

select
    period.period_key,
    master_scale.master_scale_code,
    master_scale.master_scale_order,
    master_scale.default_probability_ceiling,
    master_scale.default_probability_mid
from star.dim_period as period
join every_master_scale as master_scale
    on master_scale.run_key <= period.close_run_key
    and master_scale.superseded_run_key > period.close_run_key;

comment on view mart.month_master_scale is 'One row per closed month and class of the default-probability master scale of its close.';
comment on column mart.month_master_scale.period_key is 'Month, as yyyymm.';
comment on column mart.month_master_scale.master_scale_code is 'M1 (safest) to M9, and D for default.';
comment on column mart.month_master_scale.master_scale_order is '1 is the safest.';
comment on column mart.month_master_scale.default_probability_ceiling is 'Highest default probability of the class, 0 to 1, itself not included; null for D.';
comment on column mart.month_master_scale.default_probability_mid is 'Default probability that stands for the class, 0 to 1.';
