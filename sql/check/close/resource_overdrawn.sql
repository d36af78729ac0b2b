-- A row here is a scarce resource of which more is given out than there is in a month, of which a station got less than
-- its least, or whose sum is not that of the stations.
-- Grain:      one row per scarce resource.
-- Reads:      star.fact_resource_month, star.fact_resource_station, star.dim_service_resource.
-- Returns:    resource_code, capacity_month, used_amount, served_count, station_served_count, short_station_count.
-- Parameters: period_key.
with
station as (
    select
        resource_code,
        sum(served_count) as served_count,
        sum(case when served_count < least_count then 1 else 0 end) as short_count
    from star.fact_resource_station
    where period_key = $period_key
    group by resource_code
)

select
    given.resource_code,
    resource.capacity_month,
    given.used_amount,
    given.served_count,
    coalesce(station.served_count, 0) as station_served_count,
    coalesce(station.short_count, 0) as short_station_count
from star.fact_resource_month as given
join star.dim_service_resource as resource
    on resource.resource_code = given.resource_code
left join station
    on station.resource_code = given.resource_code
where given.period_key = $period_key
    and (
        given.used_amount > resource.capacity_month
        or coalesce(station.served_count, 0) <> given.served_count
        or coalesce(station.short_count, 0) > 0
    )
order by given.resource_code;
