-- One row per contact of a customer with the utility.
create or replace view mart.contact as
select
    contact.customer_key,
    customer.customer_no,
    contact.contact_no,
    contact.period_key,
    contact.contacted_at,
    contact.channel_code,
    contact.reason_code,
    contact.run_key
from star.fact_contact as contact
left join star.dim_customer as customer
    on customer.customer_key = contact.customer_key
    and customer.is_current;

comment on view mart.contact is 'One row per contact of a customer with the utility.';
comment on column mart.contact.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.contact.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.contact.contact_no is 'Number of the contact in the source.';
comment on column mart.contact.period_key is 'Month of the contact, as yyyymm.';
comment on column mart.contact.contacted_at is 'Local time of the contact, in the time zone of the utility.';
comment on column mart.contact.channel_code is 'phone, app, counter or the source''s own word; null when unknown.';
comment on column mart.contact.reason_code is 'outage, bill, complaint, service or other.';
comment on column mart.contact.run_key is 'The run that wrote the row.';
