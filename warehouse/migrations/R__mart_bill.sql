-- One row per bill issued to a customer.
create or replace view mart.bill as
select
    bill.customer_key,
    customer.customer_no,
    bill.bill_no,
    bill.period_key,
    bill.billed_on,
    bill.due_on,
    bill.billed_amount,
    bill.energy_kwh,
    bill.delay_months,
    bill.corrects_bill_no,
    bill.run_key
from star.fact_bill as bill
left join star.dim_customer as customer
    on customer.customer_key = bill.customer_key
    and customer.is_current;

comment on view mart.bill is 'One row per bill issued to a customer.';
comment on column mart.bill.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.bill.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.bill.bill_no is 'Number of the bill in the source.';
comment on column mart.bill.period_key is 'Month in which the bill was issued, as yyyymm.';
comment on column mart.bill.billed_on is 'Day the bill was issued.';
comment on column mart.bill.due_on is 'Last day on which a payment is not late.';
comment on column mart.bill.billed_amount is 'Amount of the bill with tax, in the warehouse currency; negative for a credit.';
comment on column mart.bill.energy_kwh is 'Energy billed, in kWh; null when the source gives none.';
comment on column mart.bill.delay_months is 'Months by which the customer is behind, as the source states it; null means that payments decide.';
comment on column mart.bill.corrects_bill_no is 'Number of the bill that a credit note is for, which it settles first; null for a bill, and when it names none.';
comment on column mart.bill.run_key is 'The run that wrote the row.';
