-- One row per customer and month metered.
create or replace view mart.consumption as
select
    consumption.customer_key,
    customer.customer_no,
    consumption.period_key,
    consumption.energy_kwh,
    consumption.demand_kw_max,
    consumption.power_factor,
    consumption.run_key
from star.fact_consumption as consumption
left join star.dim_customer as customer
    on customer.customer_key = consumption.customer_key
    and customer.is_current;

comment on view mart.consumption is 'One row per customer and month metered.';
comment on column mart.consumption.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.consumption.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.consumption.period_key is 'Month, as yyyymm.';
comment on column mart.consumption.energy_kwh is 'Energy used in the month, in kWh.';
comment on column mart.consumption.demand_kw_max is 'Highest demand in the month, in kW; null where not metered.';
comment on column mart.consumption.power_factor is 'Mean power factor of the month, 0 to 1; null where not metered.';
comment on column mart.consumption.run_key is 'The run that wrote the row.';
