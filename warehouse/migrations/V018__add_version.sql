-- The moment at which a source wrote a state of a record, where it tells: of two states of a record the later one
-- stands, in whatever order they arrive. And what a source said was all that it had at a day: what it had no more,
-- for good.

alter table landing.customer add column stated_at timestamp;
comment on column landing.customer.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.bill add column stated_at timestamp;
comment on column landing.bill.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.payment add column stated_at timestamp;
comment on column landing.payment.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.consumption add column stated_at timestamp;
comment on column landing.consumption.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.credit_event add column stated_at timestamp;
comment on column landing.credit_event.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.instalment add column stated_at timestamp;
comment on column landing.instalment.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.violation add column stated_at timestamp;
comment on column landing.violation.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.financial_statement add column stated_at timestamp;
comment on column landing.financial_statement.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.equipment_check add column stated_at timestamp;
comment on column landing.equipment_check.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.accident add column stated_at timestamp;
comment on column landing.accident.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.outage add column stated_at timestamp;
comment on column landing.outage.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.contact add column stated_at timestamp;
comment on column landing.contact.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.survey add column stated_at timestamp;
comment on column landing.survey.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.security add column stated_at timestamp;
comment on column landing.security.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table landing.outcome add column stated_at timestamp;
comment on column landing.outcome.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table star.fact_bill add column stated_at timestamp;
comment on column star.fact_bill.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_bill add column stated_at timestamp;

alter table star.fact_payment add column stated_at timestamp;
comment on column star.fact_payment.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_payment add column stated_at timestamp;

alter table star.fact_consumption add column stated_at timestamp;
comment on column star.fact_consumption.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_consumption add column stated_at timestamp;

alter table star.fact_credit_event add column stated_at timestamp;
comment on column star.fact_credit_event.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_credit_event add column stated_at timestamp;

alter table star.fact_instalment add column stated_at timestamp;
comment on column star.fact_instalment.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_instalment add column stated_at timestamp;

alter table star.fact_violation add column stated_at timestamp;
comment on column star.fact_violation.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_violation add column stated_at timestamp;

alter table star.fact_financial_statement add column stated_at timestamp;
comment on column star.fact_financial_statement.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_financial_statement add column stated_at timestamp;

alter table star.fact_equipment_check add column stated_at timestamp;
comment on column star.fact_equipment_check.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_equipment_check add column stated_at timestamp;

alter table star.fact_accident add column stated_at timestamp;
comment on column star.fact_accident.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_accident add column stated_at timestamp;

alter table star.fact_outage add column stated_at timestamp;
comment on column star.fact_outage.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_outage add column stated_at timestamp;

alter table star.fact_contact add column stated_at timestamp;
comment on column star.fact_contact.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_contact add column stated_at timestamp;

alter table star.fact_survey add column stated_at timestamp;
comment on column star.fact_survey.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_survey add column stated_at timestamp;

alter table star.fact_security add column stated_at timestamp;
comment on column star.fact_security.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_security add column stated_at timestamp;

alter table star.fact_outcome add column stated_at timestamp;
comment on column star.fact_outcome.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.fact_outcome add column stated_at timestamp;

alter table star.customer_record add column stated_at timestamp;
comment on column star.customer_record.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table star.customer_record add column source_name varchar;
comment on column star.customer_record.source_name is 'Name of the source that stated it; null when that is no longer known.';
comment on table star.customer_record is 'One row per customer and day from which a source stated something of it; of one day, what was stated last.';

update star.customer_record
set source_name = loaded.source_name
from audit.load_file as loaded
where loaded.load_file_key = customer_record.load_file_key;

create table history.customer_record as
select held.*, 0::integer as superseded_run_key
from star.customer_record as held
limit 0;
comment on table history.customer_record is 'One row per row of star.customer_record that gave way, in the same columns.';
comment on column history.customer_record.superseded_run_key is 'The run at which the row gave way.';

alter table landing.file add column source_name varchar;
comment on column landing.file.source_name is 'Name of the source that the file is of.';

comment on column landing.bill.bill_no is 'Number of the bill in the source: one bill, whatever month it is moved to.';
comment on column star.fact_bill.bill_no is 'Number of the bill in the source.';
comment on column landing.payment.payment_no is 'Number of the payment in the source: one payment, whatever month it is moved to.';
comment on column star.fact_payment.payment_no is 'Number of the payment in the source.';

create table star.source_snapshot (
    source_name varchar not null,
    landing_table varchar not null,
    snapshot_on date not null,
    first_period_key integer,
    last_period_key integer,
    run_key integer not null
);

comment on table star.source_snapshot is 'One row per load of a landing table of which a source said that it was all that it had at a day.';
comment on column star.source_snapshot.source_name is 'Name of the source.';
comment on column star.source_snapshot.landing_table is 'Landing table that was loaded whole.';
comment on column star.source_snapshot.snapshot_on is 'The day: what was absent the source had no more at its end.';
comment on column star.source_snapshot.first_period_key is 'First month of the rows that were there, as yyyymm; null for customers, who have no month.';
comment on column star.source_snapshot.last_period_key is 'Last month of the rows that were there, as yyyymm; null for customers, who have no month.';
comment on column star.source_snapshot.run_key is 'The run that loaded it.';

create table star.customer_absence (
    source_name varchar not null,
    customer_no varchar not null,
    absent_on date not null,
    run_key integer not null
);

comment on table star.customer_absence is 'One row per customer of a source and snapshot of its customers in which the customer was absent.';
comment on column star.customer_absence.source_name is 'Name of the source.';
comment on column star.customer_absence.customer_no is 'Number of the customer in the source.';
comment on column star.customer_absence.absent_on is 'Day of the snapshot; from it the customer is not under contract, until the source states it again.';
comment on column star.customer_absence.run_key is 'The run that found it absent.';

create table history.customer_absence as
select held.*, 0::integer as superseded_run_key
from star.customer_absence as held
limit 0;
comment on table history.customer_absence is 'One row per row of star.customer_absence that gave way, in the same columns.';
comment on column history.customer_absence.superseded_run_key is 'The run at which the row gave way.';
