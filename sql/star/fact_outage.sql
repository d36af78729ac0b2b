-- Moves the landed outages into the star; an outage known by its number is replaced.
-- Grain:      one row per outage_no.
-- Reads:      landing.outage, landing.file, star.dim_region.
-- Writes:     star.fact_outage.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched).
delete from star.fact_outage
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.outage as landed
        where landed.outage_no = fact_outage.outage_no
    );

insert into star.fact_outage (
    outage_no, region_key, period_key, started_at, ended_at, is_planned, run_key,
    load_file_key, record_no
)
select
    landed.outage_no,
    coalesce(region.region_key, 0) as region_key,
    year(landed.started_at) * 100 + month(landed.started_at) as period_key,
    landed.started_at,
    landed.ended_at,
    landed.is_planned,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.outage as landed
left join star.dim_region as region using (region_no)
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
