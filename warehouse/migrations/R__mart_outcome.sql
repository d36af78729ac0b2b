-- One row per customer and observation month whose outcome a source states.
create or replace view mart.outcome as
select
    outcome.customer_key,
    customer.customer_no,
    outcome.period_key,
    outcome.is_default,
    outcome.run_key
from star.fact_outcome as outcome
left join star.dim_customer as customer
    on customer.customer_key = outcome.customer_key
    and customer.is_current;

comment on view mart.outcome is 'One row per customer and observation month whose outcome a source states.';
comment on column mart.outcome.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.outcome.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.outcome.period_key is 'Observation month, as yyyymm.';
comment on column mart.outcome.is_default is 'Whether the customer defaulted in the time after it.';
comment on column mart.outcome.run_key is 'The run that wrote the row.';
