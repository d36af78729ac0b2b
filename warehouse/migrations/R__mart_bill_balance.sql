-- One row per bill carried past a month's end: not paid in full, or not yet due with its days of
-- grace.
create or replace view mart.bill_balance as
select
    bill_balance.customer_key,
    customer.customer_no,
    bill_balance.period_key,
    bill_balance.bill_no,
    bill_balance.billed_on,
    bill_balance.due_on,
    bill_balance.billed_amount,
    bill_balance.paid_amount,
    bill_balance.paid_by_due_amount,
    bill_balance.paid_by_grace_amount,
    greatest(bill_balance.billed_amount, 0) - bill_balance.paid_amount as open_amount,
    bill_balance.run_key
from star.fact_bill_balance as bill_balance
left join star.dim_customer as customer
    on customer.customer_key = bill_balance.customer_key
    and customer.is_current;

comment on view mart.bill_balance is 'One row per bill carried past a month''s end: not paid in full, or not yet due with its days of grace.';
comment on column mart.bill_balance.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.bill_balance.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.bill_balance.period_key is 'Month, as yyyymm.';
comment on column mart.bill_balance.bill_no is 'The bill.';
comment on column mart.bill_balance.billed_on is 'Day it was issued.';
comment on column mart.bill_balance.due_on is 'Last day on which a payment is not late.';
comment on column mart.bill_balance.billed_amount is 'Amount of the bill, in the warehouse currency.';
comment on column mart.bill_balance.paid_amount is 'Settled by the end of the month, by money of whatever kind, never more than the bill, in the warehouse currency.';
comment on column mart.bill_balance.paid_by_due_amount is 'Of this, settled by the due day, in the warehouse currency.';
comment on column mart.bill_balance.paid_by_grace_amount is 'Of this, settled by the due day plus the days of grace, in the warehouse currency.';
comment on column mart.bill_balance.open_amount is 'Unpaid at the end of the month, in the warehouse currency.';
comment on column mart.bill_balance.run_key is 'The run that wrote the row.';
