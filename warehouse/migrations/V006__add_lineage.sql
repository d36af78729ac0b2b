-- Every fact knows the file and the record that it came from. Landed rows name their file by its key and not by its
-- name: a number costs next to nothing, a name as much as all else in the row.

alter table audit.load_file add column load_file_key integer;
comment on column audit.load_file.load_file_key is 'The file of that load, one number for each landing table it was read into; null when it was loaded before files had one.';

create table landing.file (
    load_file_key integer not null,
    landing_table varchar not null,
    file_name varchar not null,
    first_rowid bigint not null
);

comment on table landing.file is 'One row per file of the load in progress and landing table it is read into.';
comment on column landing.file.load_file_key is 'The file, as in audit.load_file.';
comment on column landing.file.landing_table is 'Landing table that its rows are in.';
comment on column landing.file.file_name is 'Path of the file below the folder that was loaded.';
comment on column landing.file.first_rowid is 'Row number, within the landing table, of its first record: where a landed row has no record_no, its own less this one, and 1.';

alter table landing.region drop column file_name;
alter table landing.region add column load_file_key integer;
alter table landing.region add column record_no bigint;
comment on column landing.region.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.region.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.customer drop column file_name;
alter table landing.customer add column load_file_key integer;
alter table landing.customer add column record_no bigint;
comment on column landing.customer.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.customer.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.bill drop column file_name;
alter table landing.bill add column load_file_key integer;
alter table landing.bill add column record_no bigint;
comment on column landing.bill.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.bill.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.payment drop column file_name;
alter table landing.payment add column load_file_key integer;
alter table landing.payment add column record_no bigint;
comment on column landing.payment.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.payment.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.consumption drop column file_name;
alter table landing.consumption add column load_file_key integer;
alter table landing.consumption add column record_no bigint;
comment on column landing.consumption.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.consumption.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.credit_event drop column file_name;
alter table landing.credit_event add column load_file_key integer;
alter table landing.credit_event add column record_no bigint;
comment on column landing.credit_event.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.credit_event.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.instalment drop column file_name;
alter table landing.instalment add column load_file_key integer;
alter table landing.instalment add column record_no bigint;
comment on column landing.instalment.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.instalment.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.violation drop column file_name;
alter table landing.violation add column load_file_key integer;
alter table landing.violation add column record_no bigint;
comment on column landing.violation.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.violation.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.financial_statement drop column file_name;
alter table landing.financial_statement add column load_file_key integer;
alter table landing.financial_statement add column record_no bigint;
comment on column landing.financial_statement.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.financial_statement.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.equipment_check drop column file_name;
alter table landing.equipment_check add column load_file_key integer;
alter table landing.equipment_check add column record_no bigint;
comment on column landing.equipment_check.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.equipment_check.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.accident drop column file_name;
alter table landing.accident add column load_file_key integer;
alter table landing.accident add column record_no bigint;
comment on column landing.accident.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.accident.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.outage drop column file_name;
alter table landing.outage add column load_file_key integer;
alter table landing.outage add column record_no bigint;
comment on column landing.outage.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.outage.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.contact drop column file_name;
alter table landing.contact add column load_file_key integer;
alter table landing.contact add column record_no bigint;
comment on column landing.contact.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.contact.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.survey drop column file_name;
alter table landing.survey add column load_file_key integer;
alter table landing.survey add column record_no bigint;
comment on column landing.survey.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.survey.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.security drop column file_name;
alter table landing.security add column load_file_key integer;
alter table landing.security add column record_no bigint;
comment on column landing.security.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.security.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table landing.outcome drop column file_name;
alter table landing.outcome add column load_file_key integer;
alter table landing.outcome add column record_no bigint;
comment on column landing.outcome.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.outcome.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';

alter table star.fact_bill add column load_file_key integer;
alter table star.fact_bill add column record_no bigint;
comment on column star.fact_bill.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_bill.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_payment add column load_file_key integer;
alter table star.fact_payment add column record_no bigint;
comment on column star.fact_payment.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_payment.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_consumption add column load_file_key integer;
alter table star.fact_consumption add column record_no bigint;
comment on column star.fact_consumption.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_consumption.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_credit_event add column load_file_key integer;
alter table star.fact_credit_event add column record_no bigint;
comment on column star.fact_credit_event.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_credit_event.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_instalment add column load_file_key integer;
alter table star.fact_instalment add column record_no bigint;
comment on column star.fact_instalment.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_instalment.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_violation add column load_file_key integer;
alter table star.fact_violation add column record_no bigint;
comment on column star.fact_violation.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_violation.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_financial_statement add column load_file_key integer;
alter table star.fact_financial_statement add column record_no bigint;
comment on column star.fact_financial_statement.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_financial_statement.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_equipment_check add column load_file_key integer;
alter table star.fact_equipment_check add column record_no bigint;
comment on column star.fact_equipment_check.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_equipment_check.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_accident add column load_file_key integer;
alter table star.fact_accident add column record_no bigint;
comment on column star.fact_accident.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_accident.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_outage add column load_file_key integer;
alter table star.fact_outage add column record_no bigint;
comment on column star.fact_outage.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_outage.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_contact add column load_file_key integer;
alter table star.fact_contact add column record_no bigint;
comment on column star.fact_contact.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_contact.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_survey add column load_file_key integer;
alter table star.fact_survey add column record_no bigint;
comment on column star.fact_survey.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_survey.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_security add column load_file_key integer;
alter table star.fact_security add column record_no bigint;
comment on column star.fact_security.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_security.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

alter table star.fact_outcome add column load_file_key integer;
alter table star.fact_outcome add column record_no bigint;
comment on column star.fact_outcome.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.fact_outcome.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';
