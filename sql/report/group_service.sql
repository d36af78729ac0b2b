-- Which service is due to the customers of each group, beside all?
-- Grain:      one row per theme, group and service rule by which anything is due to the group; at most six, of which
--             the group's customers have more than all have first.
-- Reads:      mart.customer_group, mart.service_action.
-- Returns:    page_code (as in group_page), service_rule_code, rule_name_en, rule_name_zh, owner_role_en,
--             owner_role_zh, action_count, action_share (of the customers of the group, 0 to 1), all_share (of those
--             of the theme).
-- Parameters: period_key.
with
sizes as (
    select theme_code, group_no, count(*) as customer_count
    from mart.customer_group
    where period_key = $period_key
    group by theme_code, group_no
),

due as (
    select
        grouped.theme_code,
        grouped.group_no,
        action.service_rule_code,
        max(action.rule_name_en) as rule_name_en,
        max(action.rule_name_zh) as rule_name_zh,
        max(action.owner_role_en) as owner_role_en,
        max(action.owner_role_zh) as owner_role_zh,
        count(*) as action_count
    from mart.service_action as action
    join mart.customer_group as grouped
        on grouped.customer_key = action.customer_key
        and grouped.period_key = action.period_key
    where action.period_key = $period_key
    group by grouped.theme_code, grouped.group_no, action.service_rule_code
),

shares as (
    select
        due.*,
        due.action_count / sizes.customer_count as action_share,
        sum(due.action_count) over (partition by due.theme_code, due.service_rule_code)
            / (select sum(customer_count) from sizes as all_sizes where all_sizes.theme_code = due.theme_code)
            as all_share
    from due
    join sizes
        on sizes.theme_code = due.theme_code
        and sizes.group_no = due.group_no
)

select
    theme_code || ' ' || group_no as page_code,
    service_rule_code,
    rule_name_en,
    rule_name_zh,
    owner_role_en,
    owner_role_zh,
    action_count,
    action_share,
    all_share
from shares
qualify row_number() over (
    partition by theme_code, group_no
    order by action_share - all_share desc, action_count desc, service_rule_code
) <= 6
order by page_code, action_share - all_share desc, action_count desc, service_rule_code;
