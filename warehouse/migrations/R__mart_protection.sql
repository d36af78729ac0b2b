-- One row per entry in the register of protected customers.
create or replace view mart.protection as
select
    protection.protection_no,
    protection.customer_key,
    customer.customer_no,
    protection.protection_code,
    protection.began_on,
    protection.ended_on,
    protection.run_key
from star.fact_protection as protection
left join star.dim_customer as customer
    on customer.customer_key = protection.customer_key
    and customer.is_current;

comment on view mart.protection is 'One row per entry in the register of protected customers.';
comment on column mart.protection.protection_no is 'Number of the entry in the source.';
comment on column mart.protection.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.protection.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.protection.protection_code is 'life_support, medical, or winter, which protects in the months of winter only.';
comment on column mart.protection.began_on is 'First day on which it protects.';
comment on column mart.protection.ended_on is 'Last day on which it protects; null while it stands.';
comment on column mart.protection.run_key is 'The run that wrote the row.';
