-- One row per equipment test that fell due or hazard notice.
create or replace view mart.equipment_check as
select
    equipment_check.customer_key,
    customer.customer_no,
    equipment_check.check_no,
    equipment_check.period_key,
    equipment_check.check_code,
    equipment_check.due_on,
    equipment_check.done_on,
    equipment_check.has_compensation_device,
    equipment_check.run_key
from star.fact_equipment_check as equipment_check
left join star.dim_customer as customer
    on customer.customer_key = equipment_check.customer_key
    and customer.is_current;

comment on view mart.equipment_check is 'One row per equipment test that fell due or hazard notice.';
comment on column mart.equipment_check.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.equipment_check.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.equipment_check.check_no is 'Number of the test or notice in the source.';
comment on column mart.equipment_check.period_key is 'Month in which it falls due, as yyyymm.';
comment on column mart.equipment_check.check_code is 'test or hazard.';
comment on column mart.equipment_check.due_on is 'Last day on which it is in time.';
comment on column mart.equipment_check.done_on is 'Day it was done; null while it is not.';
comment on column mart.equipment_check.has_compensation_device is 'Whether a reactive power compensation device was found; null when not looked at.';
comment on column mart.equipment_check.run_key is 'The run that wrote the row.';
