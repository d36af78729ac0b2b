-- Keeps how a scarce resource was shared, with what the linear program says that more of it would be worth.
-- Grain:      one row per month and scarce resource.
-- Reads:      star.fact_resource_station, star.dim_service_resource.
-- Writes:     star.fact_resource_month.
-- Parameters: run_key, period_key, resource_code, is_cut (whether not all are served), cut_priority, shadow_price,
--             floor_cost.
insert into star.fact_resource_month (
    period_key, resource_code, run_key, due_count, served_count, used_amount, cut_priority, shadow_price, floor_cost
)
select
    $period_key,
    resource.resource_code,
    $run_key,
    coalesce(sum(station.due_count), 0),
    coalesce(sum(station.served_count), 0),
    coalesce(sum(station.served_count), 0) * resource.use_per_action,
    case when $is_cut then $cut_priority end,
    $shadow_price,
    $floor_cost
from star.dim_service_resource as resource
left join star.fact_resource_station as station
    on station.resource_code = resource.resource_code
    and station.period_key = $period_key
where resource.resource_code = $resource_code
group by resource.resource_code, resource.use_per_action;
