-- One row per security that a customer gave.
create or replace view mart.security as
select
    security.customer_key,
    customer.customer_no,
    security.security_no,
    security.period_key,
    security.security_code,
    security.security_amount,
    security.given_on,
    security.released_on,
    security.run_key
from star.fact_security as security
left join star.dim_customer as customer
    on customer.customer_key = security.customer_key
    and customer.is_current;

comment on view mart.security is 'One row per security that a customer gave.';
comment on column mart.security.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.security.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.security.security_no is 'Number of the security in the source.';
comment on column mart.security.period_key is 'Month in which it was given, as yyyymm.';
comment on column mart.security.security_code is 'deposit, guarantee or prepaid.';
comment on column mart.security.security_amount is 'Amount covered, in the warehouse currency.';
comment on column mart.security.given_on is 'First day on which it covers.';
comment on column mart.security.released_on is 'Day it was given back; null while it stands.';
comment on column mart.security.run_key is 'The run that wrote the row.';
