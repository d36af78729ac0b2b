-- One row per bill and money that settled it, of the customers whose money of the month did more than settle the bills
-- that it names.
create or replace view mart.settlement as
select
    settlement.customer_key,
    customer.customer_no,
    settlement.period_key,
    settlement.bill_no,
    settlement.money_code,
    settlement.money_no,
    settlement.settled_on,
    settlement.settled_amount,
    settlement.reversed_on,
    settlement.run_key
from star.fact_settlement as settlement
left join star.dim_customer as customer
    on customer.customer_key = settlement.customer_key
    and customer.is_current;

comment on view mart.settlement is 'One row per bill and money that settled it, of the customers whose money of the month did more than settle the bills that it names.';
comment on column mart.settlement.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.settlement.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.settlement.period_key is 'Month in which it was settled or taken back, as yyyymm.';
comment on column mart.settlement.bill_no is 'The bill; null where a reversal took credit that had settled none.';
comment on column mart.settlement.money_code is 'What settled it: payment or credit_note.';
comment on column mart.settlement.money_no is 'Number of the payment or of the credit note.';
comment on column mart.settlement.settled_on is 'Day on which it was settled: the latest of the days of the bill and of the money.';
comment on column mart.settlement.settled_amount is 'Amount settled, in the warehouse currency; negative where it was taken back.';
comment on column mart.settlement.reversed_on is 'Day on which it was taken back; null for what settles.';
comment on column mart.settlement.run_key is 'The run that wrote the row.';
