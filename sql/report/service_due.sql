-- What is due by the service rules, and what was the month before?
-- Grain:      one row per rule by which something is due in either month.
-- Reads:      mart.service_action.
-- Returns:    service_rule_code, rule_name_en, rule_name_zh, owner_role_en, owner_role_zh, action_count,
--             previous_count.
-- Parameters: period_key, previous_period_key.
select
    service_rule_code,
    max(rule_name_en) as rule_name_en,
    max(rule_name_zh) as rule_name_zh,
    max(owner_role_en) as owner_role_en,
    max(owner_role_zh) as owner_role_zh,
    count(*) filter (where period_key = $period_key) as action_count,
    count(*) filter (where period_key = $previous_period_key) as previous_count
from mart.service_action
where period_key in ($period_key, $previous_period_key)
group by service_rule_code
order by action_count desc, service_rule_code;
