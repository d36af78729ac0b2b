-- Keeps what each station got of what is scarce, and the least that it had to.
-- Grain:      one row per month, scarce resource and station whose actions need it.
-- Reads:      star.fact_service_allotment, star.fact_service_action, star.dim_service_resource.
-- Writes:     star.fact_resource_station.
-- Parameters: run_key, period_key.
insert into star.fact_resource_station (
    period_key, resource_code, region_key, run_key, due_count, served_count, least_count
)
select
    $period_key,
    resource.resource_code,
    action.region_key,
    $run_key,
    count(*),
    sum(case when allotment.is_served then 1 else 0 end),
    cast(floor(resource.floor_share * count(*)) as bigint)
from star.fact_service_allotment as allotment
join star.fact_service_action as action
    on action.period_key = allotment.period_key
    and action.customer_key = allotment.customer_key
    and action.service_rule_code = allotment.service_rule_code
join star.dim_service_resource as resource
    on resource.owner_role_code = action.owner_role_code
    and coalesce(resource.service_rule_code, action.service_rule_code) = action.service_rule_code
where allotment.period_key = $period_key
    and resource.capacity_month is not null
group by resource.resource_code, resource.floor_share, action.region_key;
