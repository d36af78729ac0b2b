-- One row per dunning or credit event.
create or replace view mart.credit_event as
select
    credit_event.customer_key,
    customer.customer_no,
    credit_event.event_no,
    credit_event.period_key,
    credit_event.event_code,
    credit_event.occurred_on,
    credit_event.event_amount,
    credit_event.reversed_on,
    credit_event.run_key
from star.fact_credit_event as credit_event
left join star.dim_customer as customer
    on customer.customer_key = credit_event.customer_key
    and customer.is_current;

comment on view mart.credit_event is 'One row per dunning or credit event.';
comment on column mart.credit_event.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.credit_event.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.credit_event.event_no is 'Number of the event in the source.';
comment on column mart.credit_event.period_key is 'Month of the event, as yyyymm.';
comment on column mart.credit_event.event_code is 'reminder, second_reminder, cut_notice, cut, reconnected, returned_payment, broken_plan or write_off.';
comment on column mart.credit_event.occurred_on is 'Day of the event.';
comment on column mart.credit_event.event_amount is 'Amount it is about, in the warehouse currency; null when none.';
comment on column mart.credit_event.reversed_on is 'Day it was withdrawn; null while it stands.';
comment on column mart.credit_event.run_key is 'The run that wrote the row.';
