-- One row per instalment of a payment plan.
create or replace view mart.instalment as
select
    instalment.customer_key,
    customer.customer_no,
    instalment.plan_no,
    instalment.instalment_no,
    instalment.period_key,
    instalment.due_on,
    instalment.instalment_amount,
    instalment.paid_on,
    instalment.run_key
from star.fact_instalment as instalment
left join star.dim_customer as customer
    on customer.customer_key = instalment.customer_key
    and customer.is_current;

comment on view mart.instalment is 'One row per instalment of a payment plan.';
comment on column mart.instalment.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.instalment.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.instalment.plan_no is 'Number of the plan in the source.';
comment on column mart.instalment.instalment_no is 'Position in its plan, from 1.';
comment on column mart.instalment.period_key is 'Month in which it falls due, as yyyymm.';
comment on column mart.instalment.due_on is 'Last day on which it is kept.';
comment on column mart.instalment.instalment_amount is 'Amount, in the warehouse currency.';
comment on column mart.instalment.paid_on is 'Day it was paid in full; null while it is not.';
comment on column mart.instalment.run_key is 'The run that wrote the row.';
