-- What a role had not enough of at a station, and in all.
-- Grain:      one row per scarce resource of which the station did not get all it needs.
-- Reads:      mart.resource_station, mart.resource_month.
-- Returns:    resource_name_en, resource_name_zh, unit_en, unit_zh, capacity, due_count, served_count,
--             station_due_count, station_served_count, station_least_count, shadow_price.
-- Parameters: period_key, region_key, owner_role_code.
select
    shared.resource_name_en,
    shared.resource_name_zh,
    shared.unit_en,
    shared.unit_zh,
    shared.capacity_month as capacity,
    shared.due_count,
    shared.served_count,
    station.due_count as station_due_count,
    station.served_count as station_served_count,
    station.least_count as station_least_count,
    shared.shadow_price
from mart.resource_station as station
join mart.resource_month as shared
    on shared.period_key = station.period_key
    and shared.resource_code = station.resource_code
where station.period_key = $period_key
    and station.region_key = $region_key
    and station.owner_role_code = $owner_role_code
    and station.served_count < station.due_count
order by shared.resource_order;
