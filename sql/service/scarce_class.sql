-- The actions of a closed month that need a scarce resource, in classes of equals.
-- Grain:      one row per station and rule.
-- Reads:      mart.service_action; the fragment scarce (owner_role_code and service_rule_code, null for all of the
--             role).
-- Returns:    region_key, region_name, region_name_en, owner_role_code, service_rule_code, priority, action_count.
-- Parameters: period_key.
select
    action.region_key,
    coalesce(action.region_name, '') as region_name,
    coalesce(action.region_name_en, action.region_name, '') as region_name_en,
    action.owner_role_code,
    action.service_rule_code,
    action.priority,
    count(*) as action_count
from mart.service_action as action
where action.period_key = $period_key
    and exists (
        select 1
        from (
{{scarce}}
        ) as scarce
        where scarce.owner_role_code = action.owner_role_code
            and coalesce(scarce.service_rule_code, action.service_rule_code) = action.service_rule_code
    )
group by
    action.region_key, action.region_name, action.region_name_en, action.owner_role_code, action.service_rule_code,
    action.priority
order by action.region_key, action.owner_role_code, action.service_rule_code;
