-- One row per resource of service actions and span of runs in which it was so: what a close knew, whatever was
-- corrected since.
create or replace view history.every_service_resource as
select
    resource_code, resource_order, resource_name_en, resource_name_zh, owner_role_code, service_rule_code, unit_en,
    unit_zh, capacity_month, use_per_action, floor_share, run_key, 2147483647 as superseded_run_key
from star.dim_service_resource
union all
select
    resource_code, resource_order, resource_name_en, resource_name_zh, owner_role_code, service_rule_code, unit_en,
    unit_zh, capacity_month, use_per_action, floor_share, run_key, superseded_run_key
from history.dim_service_resource;

comment on view history.every_service_resource is 'One row per resource of service actions and span of runs in which it was so: what a close knew, whatever was corrected since.';
comment on column history.every_service_resource.resource_code is 'Code of the resource.';
comment on column history.every_service_resource.resource_order is 'Order in which resources are listed.';
comment on column history.every_service_resource.resource_name_en is 'Name in English.';
comment on column history.every_service_resource.resource_name_zh is 'Name in Chinese.';
comment on column history.every_service_resource.owner_role_code is 'The role whose actions need it.';
comment on column history.every_service_resource.service_rule_code is 'The rule whose actions alone need it; null when all of the role do.';
comment on column history.every_service_resource.unit_en is 'Unit in English.';
comment on column history.every_service_resource.unit_zh is 'Unit in Chinese.';
comment on column history.every_service_resource.capacity_month is 'How much there is a month; null when there is enough.';
comment on column history.every_service_resource.use_per_action is 'How much an action needs.';
comment on column history.every_service_resource.floor_share is 'Least share of its actions that every station gets done, 0 to 1.';
comment on column history.every_service_resource.run_key is 'The first run that knew it so.';
comment on column history.every_service_resource.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
