-- One row per closed month and theme under which its customers were to be grouped, as the seed had it at the close;
-- with no customers where there were too few for groups.
create or replace view mart.month_group_theme as
select
    period.period_key,
    theme.theme_code,
    theme.theme_order,
    theme.theme_name_en,
    theme.theme_name_zh,
    coalesce(held.group_count, 0) as group_count,
    coalesce(held.customer_count, 0) as customer_count
from star.dim_period as period
join history.every_group_theme as theme
    on theme.run_key <= period.close_run_key
    and theme.superseded_run_key > period.close_run_key
left join (
    select period_key, theme_code, count(distinct group_no) as group_count, count(*) as customer_count
    from star.fact_customer_group
    group by period_key, theme_code
) as held
    on held.period_key = period.period_key
    and held.theme_code = theme.theme_code;

comment on view mart.month_group_theme is 'One row per closed month and theme under which its customers were to be grouped, as the seed had it at the close; with no customers where there were too few for groups.';
comment on column mart.month_group_theme.period_key is 'Month, as yyyymm.';
comment on column mart.month_group_theme.theme_code is 'Code of the theme; overall is the grouping by value, demand and behaviour.';
comment on column mart.month_group_theme.theme_order is 'Position, from 1.';
comment on column mart.month_group_theme.theme_name_en is 'Name in English.';
comment on column mart.month_group_theme.theme_name_zh is 'Name in Chinese.';
comment on column mart.month_group_theme.group_count is 'Groups that have customers; 0 where none were formed.';
comment on column mart.month_group_theme.customer_count is 'Customers in them.';
