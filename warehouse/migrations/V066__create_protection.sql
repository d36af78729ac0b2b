-- The register of customers whom no rule may treat adversely, and what is done to customers by their grade.
create table landing.protection (
    protection_no varchar not null,
    customer_no varchar not null,
    protection_code varchar not null,
    began_on date not null,
    ended_on date,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint protection_known check (protection_code in ('life_support', 'medical', 'winter')),
    constraint protection_ends_after check (ended_on is null or ended_on >= began_on)
);

comment on table landing.protection is 'One row per entry in the register of protected customers, as a source gave it.';
comment on column landing.protection.protection_no is 'Number of the entry in the source.';
comment on column landing.protection.customer_no is 'Number of the customer in the source.';
comment on column landing.protection.protection_code is 'life_support (a machine that keeps somebody alive), medical (another need of supply by a physician''s word), or winter (in the months of protection.winter_first_month to protection.winter_last_month).';
comment on column landing.protection.began_on is 'First day on which it protects.';
comment on column landing.protection.ended_on is 'Last day on which it protects; null while it stands.';
comment on column landing.protection.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.protection.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.protection.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

create table star.fact_protection (
    protection_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    protection_code varchar not null,
    began_on date not null,
    ended_on date,
    run_key integer not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp
);

comment on table star.fact_protection is 'One row per entry in the register of protected customers.';
comment on column star.fact_protection.protection_no is 'Number of the entry in the source.';
comment on column star.fact_protection.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_protection.period_key is 'Month from which it protects, as yyyymm.';
comment on column star.fact_protection.protection_code is 'life_support, medical, or winter, which protects in the months of winter only.';
comment on column star.fact_protection.began_on is 'First day on which it protects.';
comment on column star.fact_protection.ended_on is 'Last day on which it protects; null while it stands.';
comment on column star.fact_protection.run_key is 'The run that wrote the row.';
comment on column star.fact_protection.load_file_key is 'File that the row came from, by audit.load_file.';
comment on column star.fact_protection.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';
comment on column star.fact_protection.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';

create table history.fact_protection as
select held.*, 0::integer as superseded_run_key
from star.fact_protection as held
limit 0;
comment on table history.fact_protection is 'One row per row of star.fact_protection that gave way, in the same columns.';
comment on column history.fact_protection.superseded_run_key is 'The run at which the row gave way.';

create table star.dim_measure (
    grade_code varchar not null,
    notice_days integer not null,
    deposit_months decimal(6, 2) not null,
    run_key integer default 0
);

comment on table star.dim_measure is 'One row per grade: what is done to customers who have it, from the reviewed seed.';
comment on column star.dim_measure.grade_code is 'Code of the grade.';
comment on column star.dim_measure.notice_days is 'Days from the notice of a cut to the cut.';
comment on column star.dim_measure.deposit_months is 'Months of its mean bill that a customer is asked for as deposit or prepayment.';
comment on column star.dim_measure.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_measure as
select held.*, 0::integer as superseded_run_key
from star.dim_measure as held
limit 0;
comment on table history.dim_measure is 'One row per row of star.dim_measure that gave way, in the same columns.';
comment on column history.dim_measure.superseded_run_key is 'The run at which the row gave way.';
