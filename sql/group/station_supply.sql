-- How reliable supply was at each station over twelve months, and over thirty-six: a station is without supply twice a
-- year, and what twelve months say of it is mostly chance.
-- Grain:      one row per station, once an outage is known; else none.
-- Reads:      star.dim_region, star.fact_outage.
-- Writes:     the temporary table station_supply: region_key; of twelve months outage_count, unplanned_count and
--             outage_minutes, null without an outage; of thirty-six hours_a_year and unplanned_chance (of an outage not
--             to be planned, as far as the outages tell it, in percent).
-- Parameters: period_key, first_period_key (the first of the window's twelve months), first_period_key_36 (of the
--             thirty-six).
drop table if exists station_supply;

create temp table station_supply as
with
outage as (
    select
        region_key,
        is_planned,
        period_key >= $first_period_key as is_recent,
        cast(extract(epoch from ended_at - started_at) / 60 as bigint) as minute_count
    from star.fact_outage
    where period_key between $first_period_key_36 and $period_key
        and region_key <> 0
),

-- A year's figure is that of the months since the first outage that any source stated.
known as (
    select floor($period_key / 100) * 12 + $period_key % 100
        - floor(min(period_key) / 100) * 12 - min(period_key) % 100 + 1 as month_count
    from star.fact_outage
    where period_key between $first_period_key_36 and $period_key
        and region_key <> 0
    having count(*) > 0
),

summed as (
    select
        region_key,
        count(*) as outage_count_36,
        count(*) filter (where not is_planned) as unplanned_count_36,
        sum(minute_count) as outage_minutes_36,
        count(*) filter (where is_recent) as outage_count,
        count(*) filter (where is_recent and not is_planned) as unplanned_count,
        sum(minute_count) filter (where is_recent) as outage_minutes
    from outage
    group by region_key
)

select
    region.region_key,
    nullif(summed.outage_count, 0) as outage_count,
    case when summed.outage_count > 0 then summed.unplanned_count end as unplanned_count,
    summed.outage_minutes,
    -- No outage is no hour without supply, where outages are told of at all.
    coalesce(summed.outage_minutes_36, 0) / 60.0 * 12 / known.month_count as hours_a_year,
    100 * (coalesce(summed.unplanned_count_36, 0) + 0.375) / (coalesce(summed.outage_count_36, 0) + 0.75)
        as unplanned_chance
from star.dim_region as region
cross join known
left join summed on summed.region_key = region.region_key
where region.region_key <> 0;
