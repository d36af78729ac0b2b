-- One row per closed month and region of the utility's tree, as it was known at the close; row 0 stands for unknown.
create or replace view mart.month_region as
with
month_region as (
    select period.period_key, region.*
    from star.dim_period as period
    join history.every_region as region
        on region.run_key <= period.close_run_key
        and region.superseded_run_key > period.close_run_key
)

select
    region.period_key,
    region.region_key,
    region.region_no,
    region.region_level_code,
    region.region_name,
    region.region_name_en,
    region.parent_region_key,
    parent.region_no as parent_region_no,
    parent.region_name as parent_region_name,
    parent.region_name_en as parent_region_name_en,
    case 'province'
        when region.region_level_code then region.region_no
        when parent.region_level_code then parent.region_no
        when second.region_level_code then second.region_no
        when third.region_level_code then third.region_no
    end as province_no,
    region.province_name,
    region.province_name_en,
    case 'city'
        when region.region_level_code then region.region_no
        when parent.region_level_code then parent.region_no
        when second.region_level_code then second.region_no
        when third.region_level_code then third.region_no
    end as city_no,
    region.city_name,
    region.city_name_en,
    case 'county'
        when region.region_level_code then region.region_no
        when parent.region_level_code then parent.region_no
        when second.region_level_code then second.region_no
        when third.region_level_code then third.region_no
    end as county_no,
    region.county_name,
    region.county_name_en
from month_region as region
left join month_region as parent
    on parent.period_key = region.period_key
    and parent.region_key = region.parent_region_key
-- A station lies three below its province.
left join month_region as second
    on second.period_key = region.period_key
    and second.region_key = parent.parent_region_key
left join month_region as third
    on third.period_key = region.period_key
    and third.region_key = second.parent_region_key;

comment on view mart.month_region is 'One row per closed month and region of the utility''s tree, as it was known at the close; row 0 stands for unknown.';
comment on column mart.month_region.period_key is 'Month, as yyyymm.';
comment on column mart.month_region.region_key is 'Key of the region; 0 means unknown.';
comment on column mart.month_region.region_no is 'Number of the region in the source.';
comment on column mart.month_region.region_level_code is 'province, city, county or station.';
comment on column mart.month_region.region_name is 'Name of the region, in Chinese where there is one.';
comment on column mart.month_region.region_name_en is 'Name of the region in English.';
comment on column mart.month_region.parent_region_key is 'Region above; null for the province.';
comment on column mart.month_region.parent_region_no is 'Number of the region above; null for the province.';
comment on column mart.month_region.parent_region_name is 'Name of the region above, in Chinese where there is one; null for the province.';
comment on column mart.month_region.parent_region_name_en is 'Name of the region above in English; null for the province.';
comment on column mart.month_region.province_no is 'Number in the source of the province it lies in; null when unknown.';
comment on column mart.month_region.province_name is 'Province it lies in; null when unknown.';
comment on column mart.month_region.province_name_en is 'Province it lies in, in English; null when unknown.';
comment on column mart.month_region.city_no is 'Number in the source of the city it lies in; null above that level.';
comment on column mart.month_region.city_name is 'City it lies in; null above that level.';
comment on column mart.month_region.city_name_en is 'City it lies in, in English; null above that level.';
comment on column mart.month_region.county_no is 'Number in the source of the county it lies in; null above that level.';
comment on column mart.month_region.county_name is 'County it lies in; null above that level.';
comment on column mart.month_region.county_name_en is 'County it lies in, in English; null above that level.';
