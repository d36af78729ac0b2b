-- One row per closed month and resource that was scarce: how it was shared among service actions, and what more of it
-- would have been worth.
create or replace view mart.resource_month as
select
    shared.period_key,
    shared.resource_code,
    resource.resource_order,
    resource.resource_name_en,
    resource.resource_name_zh,
    resource.owner_role_code,
    resource.service_rule_code,
    resource.unit_en,
    resource.unit_zh,
    resource.capacity_month,
    resource.use_per_action,
    resource.floor_share,
    shared.due_count,
    shared.served_count,
    shared.used_amount,
    shared.cut_priority,
    shared.shadow_price,
    shared.floor_cost,
    shared.run_key
from star.fact_resource_month as shared
left join history.every_service_resource as resource
    on resource.resource_code = shared.resource_code
    and resource.run_key <= shared.run_key
    and resource.superseded_run_key > shared.run_key;

comment on view mart.resource_month is 'One row per closed month and resource that was scarce: how it was shared among service actions, and what more of it would have been worth.';
comment on column mart.resource_month.period_key is 'Month, as yyyymm.';
comment on column mart.resource_month.resource_code is 'Code of the resource.';
comment on column mart.resource_month.resource_order is 'Order in which resources are listed.';
comment on column mart.resource_month.resource_name_en is 'Name in English.';
comment on column mart.resource_month.resource_name_zh is 'Name in Chinese.';
comment on column mart.resource_month.owner_role_code is 'The role whose actions need it.';
comment on column mart.resource_month.service_rule_code is 'The rule whose actions alone need it; null when all of the role do.';
comment on column mart.resource_month.unit_en is 'Unit in English.';
comment on column mart.resource_month.unit_zh is 'Unit in Chinese.';
comment on column mart.resource_month.capacity_month is 'How much there is a month.';
comment on column mart.resource_month.use_per_action is 'How much an action needs.';
comment on column mart.resource_month.floor_share is 'Least share of its actions that every station gets done, 0 to 1.';
comment on column mart.resource_month.due_count is 'Actions that need it.';
comment on column mart.resource_month.served_count is 'Of these, those that get it.';
comment on column mart.resource_month.used_amount is 'How much of it they use, in its unit.';
comment on column mart.resource_month.cut_priority is 'The most urgent priority of which not all are served; null when all are.';
comment on column mart.resource_month.shadow_price is 'Worth that one unit more would have added, an action being worth 10 less its priority.';
comment on column mart.resource_month.floor_cost is 'Worth that was given up for the least shares of stations, in the same measure.';
comment on column mart.resource_month.run_key is 'The run that wrote the row.';
