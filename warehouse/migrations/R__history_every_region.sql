-- One row per region and span of runs in which it was so: what a close knew, whatever was corrected since.
create or replace view history.every_region as
select
    region_key, region_no, region_level_code, parent_region_key, region_name, region_name_en,
    province_name, province_name_en, city_name, city_name_en, county_name, county_name_en, run_key,
    2147483647 as superseded_run_key
from star.dim_region
union all
select
    region_key, region_no, region_level_code, parent_region_key, region_name, region_name_en,
    province_name, province_name_en, city_name, city_name_en, county_name, county_name_en, run_key,
    superseded_run_key
from history.dim_region;

comment on view history.every_region is 'One row per region and span of runs in which it was so: what a close knew, whatever was corrected since.';
comment on column history.every_region.region_key is 'Key of the region; 0 means unknown.';
comment on column history.every_region.region_no is 'Number of the region in the source.';
comment on column history.every_region.region_level_code is 'province, city, county or station.';
comment on column history.every_region.parent_region_key is 'Region above; null for the province.';
comment on column history.every_region.region_name is 'Name of the region, in Chinese where there is one.';
comment on column history.every_region.region_name_en is 'Name of the region in English.';
comment on column history.every_region.province_name is 'Province it lies in; null when unknown.';
comment on column history.every_region.province_name_en is 'Province it lies in, in English; null when unknown.';
comment on column history.every_region.city_name is 'City it lies in; null above that level.';
comment on column history.every_region.city_name_en is 'City it lies in, in English; null above that level.';
comment on column history.every_region.county_name is 'County it lies in; null above that level.';
comment on column history.every_region.county_name_en is 'County it lies in, in English; null above that level.';
comment on column history.every_region.run_key is 'The first run that knew it so.';
comment on column history.every_region.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
