-- How reliable supply was at each station over twelve months.
-- Grain:      one row per station that had an outage.
-- Reads:      star.fact_outage.
-- Writes:     the temporary table station_supply: region_key, outage_count, unplanned_count, outage_minutes.
-- Parameters: period_key, first_period_key (the first of the window's twelve months).
drop table if exists station_supply;

create temp table station_supply as
select
    region_key,
    count(*) as outage_count,
    count(*) filter (where not is_planned) as unplanned_count,
    sum(cast(extract(epoch from ended_at - started_at) / 60 as bigint)) as outage_minutes
from star.fact_outage
where period_key between $first_period_key and $period_key
    and region_key <> 0
group by region_key;
