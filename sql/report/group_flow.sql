-- Which groups did customers leave for which?
-- Grain:      one row per pair of groups with movers, the twelve largest.
-- Reads:      mart.customer_group.
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
        -- Numbers of different models say nothing to each other; names do.
        case when now_group.model_key = previous_group.model_key
            then now_group.group_no <> previous_group.group_no
            else now_group.group_name_en <> previous_group.group_name_en
        end as is_moved,
        count(*) as customer_count
    from mart.customer_group as now_group
    join mart.customer_group as previous_group
        on previous_group.customer_key = now_group.customer_key
        and previous_group.period_key = $previous_period_key
    where now_group.period_key = $period_key
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
