-- Settlement: money settles bills whether or not it names them, credit is carried forward, and a payment that was
-- taken back opens its bills again. A reversal is a payment of a negative amount that names the payment it takes
-- back, so that it lies in the month in which it happened; a credit note is a bill of a negative amount and may name
-- its bill.

alter table landing.bill add column corrects_bill_no varchar;
comment on column landing.bill.corrects_bill_no is 'Number of the bill that a credit note is for, which it settles first; null for a bill, and when it names none.';

alter table star.fact_bill add column corrects_bill_no varchar;
comment on column star.fact_bill.corrects_bill_no is 'Number of the bill that a credit note is for, which it settles first; null for a bill, and when it names none.';
alter table history.fact_bill add column corrects_bill_no varchar;

-- Anew, for a check cannot be changed.
create or replace table landing.payment (
    payment_no varchar not null,
    customer_no varchar not null,
    bill_no varchar,
    paid_on date not null,
    paid_amount decimal(18, 2) not null,
    channel_code varchar,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    reverses_payment_no varchar,
    constraint payment_amount_positive check (paid_amount > 0 or reverses_payment_no is not null),
    constraint payment_reversal_negative check (paid_amount < 0 or reverses_payment_no is null)
);

comment on table landing.payment is 'One row per payment received from a customer, and per payment that was taken back, as a source gave it.';
comment on column landing.payment.payment_no is 'Number of the payment in the source: one payment, whatever month it is moved to. A reversal has a number of its own.';
comment on column landing.payment.customer_no is 'Number of the customer in the source.';
comment on column landing.payment.bill_no is 'Number of the bill paid; null when the payment names none.';
comment on column landing.payment.paid_on is 'Day the payment was received; of a reversal, the day it was taken back or returned.';
comment on column landing.payment.paid_amount is 'Amount received, in the warehouse currency; of a reversal, what was taken back, as a negative amount.';
comment on column landing.payment.channel_code is 'How it was paid: cash, bank, app, collection or the source''s own word; null when unknown.';
comment on column landing.payment.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.payment.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.payment.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';
comment on column landing.payment.reverses_payment_no is 'Number of the payment that a reversal takes back, in whole or in part; null for a payment.';

alter table star.fact_payment add column reverses_payment_no varchar;
comment on column star.fact_payment.reverses_payment_no is 'Number of the payment that a reversal takes back; null for a payment.';
comment on column star.fact_payment.paid_amount is 'Amount received, in the warehouse currency; negative for a reversal.';
comment on column star.fact_payment.paid_on is 'Day it was received; of a reversal, the day it was taken back.';
alter table history.fact_payment add column reverses_payment_no varchar;

create table star.fact_settlement (
    period_key integer not null,
    customer_key integer not null,
    bill_no varchar,
    money_code varchar not null,
    money_no varchar not null,
    settled_on date not null,
    settled_amount decimal(18, 2) not null,
    reversed_on date,
    run_key integer not null
);

comment on table star.fact_settlement is 'One row per bill and money that settled it, of the customers whose money of the month did more than settle the bills that it names.';
comment on column star.fact_settlement.period_key is 'Month in which it was settled or taken back, as yyyymm.';
comment on column star.fact_settlement.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_settlement.bill_no is 'The bill; null where a reversal took credit that had settled none.';
comment on column star.fact_settlement.money_code is 'What settled it: payment or credit_note.';
comment on column star.fact_settlement.money_no is 'Number of the payment or of the credit note.';
comment on column star.fact_settlement.settled_on is 'Day on which it was settled: the latest of the days of the bill and of the money.';
comment on column star.fact_settlement.settled_amount is 'Amount settled, in the warehouse currency; negative where it was taken back.';
comment on column star.fact_settlement.reversed_on is 'Day on which it was taken back; null for what settles.';
comment on column star.fact_settlement.run_key is 'The run that wrote the row.';

create table history.fact_settlement as
select held.*, 0::integer as superseded_run_key
from star.fact_settlement as held
limit 0;
comment on table history.fact_settlement is 'One row per row of star.fact_settlement that gave way, in the same columns.';
comment on column history.fact_settlement.superseded_run_key is 'The run at which the row gave way.';

create table star.fact_credit_balance (
    period_key integer not null,
    customer_key integer not null,
    money_code varchar not null,
    money_no varchar not null,
    bill_no varchar,
    received_on date not null,
    received_amount decimal(18, 2) not null,
    credit_amount decimal(18, 2) not null,
    run_key integer not null
);

comment on table star.fact_credit_balance is 'One row per payment or credit note of which something was left over at a month''s end: it settles the next bills.';
comment on column star.fact_credit_balance.period_key is 'Month, as yyyymm.';
comment on column star.fact_credit_balance.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_credit_balance.money_code is 'payment, credit_note, or reversal: one that took back more than is known to have been received.';
comment on column star.fact_credit_balance.money_no is 'Number of the payment, the credit note or the reversal.';
comment on column star.fact_credit_balance.bill_no is 'Number of the bill that it names; null when it names none.';
comment on column star.fact_credit_balance.received_on is 'Day it was received or issued.';
comment on column star.fact_credit_balance.received_amount is 'Its amount, in the warehouse currency.';
comment on column star.fact_credit_balance.credit_amount is 'What is left of it at the end of the month, in the warehouse currency; negative for a reversal.';
comment on column star.fact_credit_balance.run_key is 'The run that wrote the row.';

create table history.fact_credit_balance as
select held.*, 0::integer as superseded_run_key
from star.fact_credit_balance as held
limit 0;
comment on table history.fact_credit_balance is 'One row per row of star.fact_credit_balance that gave way, in the same columns.';
comment on column history.fact_credit_balance.superseded_run_key is 'The run at which the row gave way.';

alter table star.fact_customer_month add column credit_amount decimal(18, 2) default 0;
comment on column star.fact_customer_month.credit_amount is 'Credit carried forward at the end of the month: what was received and has settled no bill yet, in the warehouse currency; negative where more was taken back than is known to have been received.';
comment on column star.fact_customer_month.payment_count is 'Payments received in the month, without reversals.';
comment on column star.fact_customer_month.paid_amount is 'Amount received in the month less what was taken back, in the warehouse currency.';
comment on column star.fact_customer_month.settled_amount is 'What settled a bill in the month, by payments, credit or credit notes, less what reversals opened again, in the warehouse currency.';
comment on column star.fact_customer_month.due_bill_count is 'Bills that fell due in the month; credit notes do not fall due.';
alter table history.fact_customer_month add column credit_amount decimal(18, 2) default 0;

comment on column star.fact_bill_balance.paid_amount is 'Settled by the end of the month, never more than the bill, in the warehouse currency.';
comment on column star.fact_bill_balance.paid_by_due_amount is 'Of this, settled by the due day, in the warehouse currency.';
comment on column star.fact_bill_balance.paid_by_grace_amount is 'Of this, settled by the due day plus the days of grace, in the warehouse currency.';
