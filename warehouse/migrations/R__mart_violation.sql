-- One row per breach of contract or theft of electricity found.
create or replace view mart.violation as
select
    violation.customer_key,
    customer.customer_no,
    violation.violation_no,
    violation.period_key,
    violation.violation_code,
    violation.found_on,
    violation.violation_amount,
    violation.run_key
from star.fact_violation as violation
left join star.dim_customer as customer
    on customer.customer_key = violation.customer_key
    and customer.is_current;

comment on view mart.violation is 'One row per breach of contract or theft of electricity found.';
comment on column mart.violation.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.violation.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.violation.violation_no is 'Number of the case in the source.';
comment on column mart.violation.period_key is 'Month it was found, as yyyymm.';
comment on column mart.violation.violation_code is 'breach or theft.';
comment on column mart.violation.found_on is 'Day it was found.';
comment on column mart.violation.violation_amount is 'Charge recovered or claimed, in the warehouse currency; null when none.';
comment on column mart.violation.run_key is 'The run that wrote the row.';
