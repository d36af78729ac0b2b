-- What is scarce for carrying out service actions: how much there is a month, and the least share of each station.
create table star.dim_service_resource (
    resource_code varchar not null,
    resource_order integer not null,
    resource_name_en varchar not null,
    resource_name_zh varchar not null,
    owner_role_code varchar not null,
    service_rule_code varchar,
    unit_en varchar not null,
    unit_zh varchar not null,
    capacity_month decimal(12, 2),
    use_per_action decimal(9, 3) not null,
    floor_share decimal(4, 3) not null,
    run_key integer default 0
);

comment on table star.dim_service_resource is 'One row per resource that service actions need and that there is only so much of, from the reviewed seed.';
comment on column star.dim_service_resource.resource_code is 'Code of the resource.';
comment on column star.dim_service_resource.resource_order is 'Order in which resources are listed.';
comment on column star.dim_service_resource.resource_name_en is 'Name in English.';
comment on column star.dim_service_resource.resource_name_zh is 'Name in Chinese.';
comment on column star.dim_service_resource.owner_role_code is 'The role whose actions need it.';
comment on column star.dim_service_resource.service_rule_code is 'The rule whose actions alone need it; null when all of the role do.';
comment on column star.dim_service_resource.unit_en is 'Unit in English.';
comment on column star.dim_service_resource.unit_zh is 'Unit in Chinese.';
comment on column star.dim_service_resource.capacity_month is 'How much there is a month; null when there is enough.';
comment on column star.dim_service_resource.use_per_action is 'How much an action needs.';
comment on column star.dim_service_resource.floor_share is 'Least share of its actions that every station gets done, 0 to 1.';
comment on column star.dim_service_resource.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_service_resource as
select held.*, 0::integer as superseded_run_key
from star.dim_service_resource as held
limit 0;
comment on table history.dim_service_resource is 'One row per row of star.dim_service_resource that gave way, in the same columns.';
comment on column history.dim_service_resource.superseded_run_key is 'The run at which the row gave way.';
