-- From which groups did the customers of each group come since the month before, and to which did they go?
-- Grain:      one row per theme, group, direction and other group; none when nobody was grouped the month before, or
--             by another method.
-- Reads:      mart.customer_group, mart.month_method.
-- Returns:    page_code (as in group_page), direction_code (stayed, from or to), name_en and name_zh (of the other
--             group; empty where customers were in none, or are in none any more), customer_count.
-- Parameters: period_key, previous_period_key.
with
before as (
    select customer_key, theme_code, group_key, group_no, group_name_en, group_name_zh
    from mart.customer_group
    where period_key = $previous_period_key
        and not (select is_grouping_new from mart.month_method where period_key = $period_key)
),

now as (
    select customer_key, theme_code, group_key, group_no, group_name_en, group_name_zh
    from mart.customer_group
    where period_key = $period_key
        and theme_code in (select theme_code from before)
),

pair as (
    select
        theme_code,
        before.group_key as from_key,
        before.group_no as from_no,
        before.group_name_en as from_name_en,
        before.group_name_zh as from_name_zh,
        now.group_key as to_key,
        now.group_no as to_no,
        now.group_name_en as to_name_en,
        now.group_name_zh as to_name_zh,
        count(*) as customer_count
    from before
    full join now using (customer_key, theme_code)
    group by all
),

move as (
    select
        theme_code || ' ' || to_no as page_code,
        case when from_key = to_key then 'stayed' else 'from' end as direction_code,
        coalesce(from_name_en, '') as name_en,
        coalesce(from_name_zh, '') as name_zh,
        from_no as other_no,
        customer_count
    from pair
    where to_key is not null
    union all
    select
        theme_code || ' ' || from_no,
        'to',
        coalesce(to_name_en, ''),
        coalesce(to_name_zh, ''),
        to_no,
        customer_count
    from pair
    where from_key is not null
        and from_key is distinct from to_key
)

select page_code, direction_code, name_en, name_zh, customer_count
from move
order by page_code, direction_code, customer_count desc, other_no;
