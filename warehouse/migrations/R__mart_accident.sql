-- One row per accident of a customer's equipment that touched the grid.
create or replace view mart.accident as
select
    accident.customer_key,
    customer.customer_no,
    accident.accident_no,
    accident.period_key,
    accident.severity_code,
    accident.occurred_on,
    accident.run_key
from star.fact_accident as accident
left join star.dim_customer as customer
    on customer.customer_key = accident.customer_key
    and customer.is_current;

comment on view mart.accident is 'One row per accident of a customer''s equipment that touched the grid.';
comment on column mart.accident.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.accident.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.accident.accident_no is 'Number of the accident in the source.';
comment on column mart.accident.period_key is 'Month of the accident, as yyyymm.';
comment on column mart.accident.severity_code is 'trip, feeder or injury.';
comment on column mart.accident.occurred_on is 'Day of the accident.';
comment on column mart.accident.run_key is 'The run that wrote the row.';
