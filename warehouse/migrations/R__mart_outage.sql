-- One row per interruption of supply at a station.
create or replace view mart.outage as
select
    outage.outage_no,
    outage.region_key,
    region.region_no,
    region.region_name,
    region.region_name_en,
    outage.period_key,
    outage.started_at,
    outage.ended_at,
    outage.is_planned,
    outage.run_key
from star.fact_outage as outage
left join star.dim_region as region on region.region_key = outage.region_key;

comment on view mart.outage is 'One row per interruption of supply at a station.';
comment on column mart.outage.outage_no is 'Number of the outage in the source.';
comment on column mart.outage.region_key is 'Station that lost supply; 0 when unknown.';
comment on column mart.outage.region_no is 'Number of the region in the source.';
comment on column mart.outage.region_name is 'Name of the region, in Chinese where there is one.';
comment on column mart.outage.region_name_en is 'Name of the region in English.';
comment on column mart.outage.period_key is 'Month in which it began, as yyyymm.';
comment on column mart.outage.started_at is 'Local time at which supply stopped, in the time zone of the utility.';
comment on column mart.outage.ended_at is 'Local time at which supply returned, in the time zone of the utility.';
comment on column mart.outage.is_planned is 'Whether it was planned and announced.';
comment on column mart.outage.run_key is 'The run that wrote the row.';
