-- How what is scarce was shared at the close: who was served, what each station got, and what more would have been
-- worth.
create table star.fact_service_allotment (
    period_key integer not null,
    customer_key integer not null,
    service_rule_code varchar not null,
    run_key integer not null,
    is_served boolean not null
);

comment on table star.fact_service_allotment is 'One row per closed month, customer and service that needs a scarce resource, with whether there is enough of it for this one.';
comment on column star.fact_service_allotment.period_key is 'Month, as yyyymm.';
comment on column star.fact_service_allotment.customer_key is 'The customer, the same over all its versions.';
comment on column star.fact_service_allotment.service_rule_code is 'The service rule that asks for it.';
comment on column star.fact_service_allotment.run_key is 'The run that wrote the row.';
comment on column star.fact_service_allotment.is_served is 'Whether it gets what it needs; false is below the cut line.';

create table history.fact_service_allotment as
select held.*, 0::integer as superseded_run_key
from star.fact_service_allotment as held
limit 0;
comment on table history.fact_service_allotment is 'One row per row of star.fact_service_allotment that gave way, in the same columns.';
comment on column history.fact_service_allotment.superseded_run_key is 'The run at which the row gave way.';

create table star.fact_resource_station (
    period_key integer not null,
    resource_code varchar not null,
    region_key integer not null,
    run_key integer not null,
    due_count bigint not null,
    served_count bigint not null,
    least_count bigint not null
);

comment on table star.fact_resource_station is 'One row per closed month, scarce resource and station that needs it: what the station got.';
comment on column star.fact_resource_station.period_key is 'Month, as yyyymm.';
comment on column star.fact_resource_station.resource_code is 'Code of the resource.';
comment on column star.fact_resource_station.region_key is 'Region of the customers, normally a station; 0 when unknown.';
comment on column star.fact_resource_station.run_key is 'The run that wrote the row.';
comment on column star.fact_resource_station.due_count is 'Actions that need it.';
comment on column star.fact_resource_station.served_count is 'Of these, those that get it.';
comment on column star.fact_resource_station.least_count is 'Equity floor: how many had to get it, by the least share of every station.';

create table history.fact_resource_station as
select held.*, 0::integer as superseded_run_key
from star.fact_resource_station as held
limit 0;
comment on table history.fact_resource_station is 'One row per row of star.fact_resource_station that gave way, in the same columns.';
comment on column history.fact_resource_station.superseded_run_key is 'The run at which the row gave way.';

create table star.fact_resource_month (
    period_key integer not null,
    resource_code varchar not null,
    run_key integer not null,
    due_count bigint not null,
    served_count bigint not null,
    used_amount decimal(18, 3) not null,
    cut_priority integer,
    shadow_price decimal(18, 2) not null,
    floor_cost decimal(18, 2) not null
);

comment on table star.fact_resource_month is 'One row per closed month and scarce resource: how it was shared, and what more of it would have been worth.';
comment on column star.fact_resource_month.period_key is 'Month, as yyyymm.';
comment on column star.fact_resource_month.resource_code is 'Code of the resource.';
comment on column star.fact_resource_month.run_key is 'The run that wrote the row.';
comment on column star.fact_resource_month.due_count is 'Actions that need it.';
comment on column star.fact_resource_month.served_count is 'Of these, those that get it.';
comment on column star.fact_resource_month.used_amount is 'How much of it they use, in its unit.';
comment on column star.fact_resource_month.cut_priority is 'The most urgent priority of which not all are served; null when all are.';
comment on column star.fact_resource_month.shadow_price is 'Worth that one unit more would have added, an action being worth 10 less its priority.';
comment on column star.fact_resource_month.floor_cost is 'Worth that was given up for the least shares of stations, in the same measure.';

create table history.fact_resource_month as
select held.*, 0::integer as superseded_run_key
from star.fact_resource_month as held
limit 0;
comment on table history.fact_resource_month is 'One row per row of star.fact_resource_month that gave way, in the same columns.';
comment on column history.fact_resource_month.superseded_run_key is 'The run at which the row gave way.';
