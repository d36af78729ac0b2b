-- The groups of a theme by which the last month before was grouped.
-- Grain:      one row per group, in the order of its number.
-- Reads:      star.fact_customer_group, star.dim_group.
-- Returns:    group_key, group_no, group_name_en, group_name_zh, words_json.
-- Parameters: period_key (the month that is grouped now), theme_code.
with
grouped as (
    select max(period_key) as period_key
    from star.fact_customer_group
    where theme_code = $theme_code
        and period_key < $period_key
)

select group_key, group_no, group_name_en, group_name_zh, words_json
from star.dim_group
where model_key = (
    select max(held.model_key)
    from star.fact_customer_group as held
    join grouped on grouped.period_key = held.period_key
    where held.theme_code = $theme_code
)
order by group_no;
