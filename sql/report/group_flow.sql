-- Which groups did customers leave for which?
-- Grain:      one row per pair of groups with movers, the twelve largest; none when the month before was grouped by
--             another method.
-- Reads:      mart.customer_group, mart.month_method.
-- Returns:    from_name_en, from_name_zh, to_name_en, to_name_zh, customer_count, from_share (of
--             the customers of the group left), mover_share (of all movers); shares as 0 to 1.
-- Parameters: period_key, previous_period_key.
with
pairs as (
    select
        previous_group.group_name_en as from_name_en,
        previous_group.group_name_zh as from_name_zh,
        now_group.group_name_en as to_name_en,
        now_group.group_name_zh as to_name_zh,
        now_group.group_key <> previous_group.group_key as is_moved,
        count(*) as customer_count
    from mart.customer_group as now_group
    join mart.customer_group as previous_group
        on previous_group.customer_key = now_group.customer_key
        and previous_group.theme_code = now_group.theme_code
        and previous_group.period_key = $previous_period_key
    where now_group.period_key = $period_key
        and now_group.theme_code = 'overall'
        -- Groups of another method are other groups, also where their names are the same.
        and not (select is_grouping_new from mart.month_method where period_key = $period_key)
    group by
        from_name_en,
        from_name_zh,
        to_name_en,
        to_name_zh,
        is_moved
),

shares as (
    select
        from_name_en,
        from_name_zh,
        to_name_en,
        to_name_zh,
        is_moved,
        customer_count,
        customer_count / sum(customer_count) over (partition by from_name_en) as from_share,
        customer_count / sum(customer_count) over (partition by is_moved) as mover_share
    from pairs
)

select
    from_name_en,
    from_name_zh,
    to_name_en,
    to_name_zh,
    customer_count,
    from_share,
    mover_share
from shares
where is_moved
order by customer_count desc, from_name_en, to_name_en
limit 12;
