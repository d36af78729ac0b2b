-- The landed outages as the star holds them.
-- Grain:      one row per outage_no.
-- Reads:      landing.outage, landing.file, star.dim_region.
-- Returns:    the columns of star.fact_outage.
-- Parameters: run_key; the fragment record_no is the number of a landed row in its file.
select
    landed.outage_no,
    coalesce(region.region_key, 0) as region_key,
    landed.region_no,
    extract(year from landed.started_at) * 100 + extract(month from landed.started_at) as period_key,
    landed.started_at,
    landed.ended_at,
    landed.is_planned,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.outage as landed
left join star.dim_region as region using (region_no)
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
