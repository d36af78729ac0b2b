-- Which service actions are due, by whom and until when?
-- 哪些服务措施到期，由谁何时完成？
-- Grain:      one row per service rule and role that does it, the most urgent first.
-- Reads:      mart.service_action.
-- Returns:    service_rule_code, rule_name_en, rule_name_zh, owner_role_en, priority, is_adverse, customer_count,
--             first_due_on, last_due_on.
-- Parameters: period (the month; default last_closed).
select
    service_rule_code,
    rule_name_en,
    rule_name_zh,
    owner_role_en,
    priority,
    is_adverse,
    count(distinct customer_key) as customer_count,
    min(due_on) as first_due_on,
    max(due_on) as last_due_on
from mart.service_action
where period_key = :period
group by service_rule_code, rule_name_en, rule_name_zh, owner_role_en, priority, is_adverse
order by priority, customer_count desc, service_rule_code;
