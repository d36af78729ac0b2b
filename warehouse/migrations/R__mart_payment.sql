-- One row per payment received, and per payment that was taken back.
create or replace view mart.payment as
select
    payment.customer_key,
    customer.customer_no,
    payment.payment_no,
    payment.period_key,
    payment.bill_no,
    payment.paid_on,
    payment.paid_amount,
    payment.channel_code,
    payment.reverses_payment_no,
    payment.run_key
from star.fact_payment as payment
left join star.dim_customer as customer
    on customer.customer_key = payment.customer_key
    and customer.is_current;

comment on view mart.payment is 'One row per payment received, and per payment that was taken back.';
comment on column mart.payment.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.payment.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.payment.payment_no is 'Number of the payment in the source.';
comment on column mart.payment.period_key is 'Month in which it was received, as yyyymm.';
comment on column mart.payment.bill_no is 'Number of the bill paid; null when the payment names none.';
comment on column mart.payment.paid_on is 'Day it was received; of a reversal, the day it was taken back.';
comment on column mart.payment.paid_amount is 'Amount received, in the warehouse currency; negative for a reversal.';
comment on column mart.payment.channel_code is 'How it was paid; null when unknown.';
comment on column mart.payment.reverses_payment_no is 'Number of the payment that a reversal takes back; null for a payment.';
comment on column mart.payment.run_key is 'The run that wrote the row.';
