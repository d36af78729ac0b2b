-- Who is served where there is not enough for all: of a class the soonest due first.
-- Grain:      one row per customer and rule that needs a scarce resource.
-- Reads:      mart.service_action; the fragment allotment (region_key, service_rule_code, served_count).
-- Returns:    region_key, region_name_en, service_rule_code, owner_role_code, due_on, priority, customer_key,
--             customer_no, is_served.
-- Parameters: period_key.
select
    ranked.region_key,
    ranked.region_name_en,
    ranked.service_rule_code,
    ranked.owner_role_code,
    cast(ranked.due_on as varchar) as due_on,
    ranked.priority,
    ranked.customer_key,
    ranked.customer_no,
    ranked.place_no <= ranked.served_count as is_served
from (
    select
        action.*,
        allotment.served_count,
        row_number() over (
            partition by action.region_key, action.service_rule_code
            order by action.due_on, action.customer_no
        ) as place_no
    from mart.service_action as action
    join (
{{allotment}}
    ) as allotment
        on allotment.region_key = action.region_key
        and allotment.service_rule_code = action.service_rule_code
    where action.period_key = $period_key
) as ranked
order by ranked.owner_role_code, ranked.region_key, ranked.due_on, ranked.priority, ranked.customer_no;
