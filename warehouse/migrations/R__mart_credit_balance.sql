-- One row per payment or credit note of which something was left over at a month's end.
create or replace view mart.credit_balance as
select
    credit_balance.customer_key,
    customer.customer_no,
    credit_balance.period_key,
    credit_balance.money_code,
    credit_balance.money_no,
    credit_balance.bill_no,
    credit_balance.received_on,
    credit_balance.received_amount,
    credit_balance.credit_amount,
    credit_balance.run_key
from star.fact_credit_balance as credit_balance
left join star.dim_customer as customer
    on customer.customer_key = credit_balance.customer_key
    and customer.is_current;

comment on view mart.credit_balance is 'One row per payment or credit note of which something was left over at a month''s end: it settles the next bills.';
comment on column mart.credit_balance.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.credit_balance.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.credit_balance.period_key is 'Month, as yyyymm.';
comment on column mart.credit_balance.money_code is 'payment, credit_note, or reversal: one that took back more than is known to have been received.';
comment on column mart.credit_balance.money_no is 'Number of the payment, the credit note or the reversal.';
comment on column mart.credit_balance.bill_no is 'Number of the bill that it names; null when it names none.';
comment on column mart.credit_balance.received_on is 'Day it was received or issued.';
comment on column mart.credit_balance.received_amount is 'Its amount, in the warehouse currency.';
comment on column mart.credit_balance.credit_amount is 'What is left of it at the end of the month, in the warehouse currency; negative for a reversal.';
comment on column mart.credit_balance.run_key is 'The run that wrote the row.';
