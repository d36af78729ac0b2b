-- How do the customers fall into groups, and how many moved on the month before?
-- Grain:      one row, none when the month has no groups.
-- Reads:      mart.customer_group, mart.month_method, mart.model.
-- Returns:    group_count, customer_count, previous_customer_count (0: no groups the month
--             before), moved_count and moved_share (of those grouped in both months; null without
--             a month before, or with one grouped by another method), is_grouping_new (that it was),
--             model_key, fitted_period_key, fitted_customer_count.
-- Parameters: period_key, previous_period_key.
with
now_groups as (
    select customer_key, model_key, group_no
    from mart.customer_group
    where period_key = $period_key
        and theme_code = 'overall'
),

previous_groups as (
    select customer_key, model_key, group_no
    from mart.customer_group
    where period_key = $previous_period_key
        and theme_code = 'overall'
),

moves as (
    select
        count(*) as both_count,
        count(*) filter (now_groups.group_no <> previous_groups.group_no) as moved_count
    from now_groups
    join previous_groups on previous_groups.customer_key = now_groups.customer_key
),

sizes as (
    select
        count(distinct group_no) as group_count,
        count(*) as customer_count,
        max(model_key) as model_key
    from now_groups
)

select
    sizes.group_count,
    sizes.customer_count,
    (select count(*) from previous_groups) as previous_customer_count,
    case when moves.both_count > 0 and not method.is_grouping_new then moves.moved_count end as moved_count,
    case when not method.is_grouping_new then moves.moved_count / nullif(moves.both_count, 0) end as moved_share,
    method.is_grouping_new,
    sizes.model_key,
    model.period_key as fitted_period_key,
    model.customer_count as fitted_customer_count
from sizes
cross join moves
cross join (select is_grouping_new from mart.month_method where period_key = $period_key) as method
left join mart.model as model on model.model_key = sizes.model_key
where sizes.customer_count > 0;
