-- One row per closed month, resource that was scarce and station whose service actions need it.
create or replace view mart.resource_station as
select
    shared.period_key,
    shared.resource_code,
    resource.resource_order,
    resource.resource_name_en,
    resource.resource_name_zh,
    resource.owner_role_code,
    shared.region_key,
    region.region_name,
    region.region_name_en,
    region.county_name,
    region.county_name_en,
    shared.due_count,
    shared.served_count,
    shared.least_count,
    shared.run_key
from star.fact_resource_station as shared
left join history.every_service_resource as resource
    on resource.resource_code = shared.resource_code
    and resource.run_key <= shared.run_key
    and resource.superseded_run_key > shared.run_key
-- A region that came after the close was not known to it.
left join history.every_region as region
    on region.region_key = shared.region_key
    and region.run_key <= shared.run_key
    and region.superseded_run_key > shared.run_key;

comment on view mart.resource_station is 'One row per closed month, resource that was scarce and station whose service actions need it.';
comment on column mart.resource_station.period_key is 'Month, as yyyymm.';
comment on column mart.resource_station.resource_code is 'Code of the resource.';
comment on column mart.resource_station.resource_order is 'Order in which resources are listed.';
comment on column mart.resource_station.resource_name_en is 'Name in English.';
comment on column mart.resource_station.resource_name_zh is 'Name in Chinese.';
comment on column mart.resource_station.owner_role_code is 'The role whose actions need it.';
comment on column mart.resource_station.region_key is 'Region of the customers, normally a station; 0 when unknown.';
comment on column mart.resource_station.region_name is 'Region of the customers, in Chinese where there is one.';
comment on column mart.resource_station.region_name_en is 'Region of the customers in English.';
comment on column mart.resource_station.county_name is 'County of the customers, in Chinese where there is one; null when unknown.';
comment on column mart.resource_station.county_name_en is 'County of the customers in English; null when unknown.';
comment on column mart.resource_station.due_count is 'Actions that need it.';
comment on column mart.resource_station.served_count is 'Of these, those that get it.';
comment on column mart.resource_station.least_count is 'Equity floor: how many had to get it, by the least share of every station.';
comment on column mart.resource_station.run_key is 'The run that wrote the row.';
