-- What a role has to do for the customers of a station, the soonest first.
-- Grain:      one row per customer and service.
-- Reads:      mart.service_action.
-- Returns:    due_on, priority, customer_no, customer_name, customer_name_en, service_rule_code, rule_name_en,
--             rule_name_zh, channel_code, action_en, action_zh, customer_text_en, customer_text_zh, reason_text,
--             listed_on (the first day of the month), is_served (false is below the cut line).
-- Parameters: first_on, period_key, region_key, owner_role_code.
select
    due_on,
    priority,
    customer_no,
    customer_name,
    customer_name_en,
    service_rule_code,
    rule_name_en,
    rule_name_zh,
    channel_code,
    action_en,
    action_zh,
    customer_text_en,
    customer_text_zh,
    reason_text,
    cast($first_on as date) as listed_on,
    coalesce(is_served, true) as is_served
from mart.service_action
where period_key = $period_key
    and region_key = $region_key
    and owner_role_code = $owner_role_code
order by due_on, priority, customer_no, service_rule_code;
