-- Classes of customers are those of the seed customer_class.csv, and no longer four. The table that is made anew for a
-- load has their codes where this one has words: see sql/duckdb/landing_tables.sql.
drop table landing.customer;

create table landing.customer (
    customer_no varchar not null,
    customer_name varchar,
    customer_name_en varchar,
    customer_class_code varchar not null,
    region_no varchar,
    industry_code varchar,
    voltage_kv decimal(9, 3),
    contract_capacity_kva decimal(18, 3),
    opened_on date,
    closed_on date,
    valid_from date,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint customer_class_known check (customer_class_code in ('a code of seeds/customer_class.csv')),
    constraint customer_capacity_not_negative check (contract_capacity_kva >= 0),
    constraint customer_closed_not_before_opened check (closed_on >= opened_on)
);

comment on table landing.customer is 'One row per customer, or version of a customer from a day on, as a source gave it.';
comment on column landing.customer.customer_no is 'Number of the customer in the source.';
comment on column landing.customer.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column landing.customer.customer_name_en is 'Name of the customer in English; null means the same as customer_name.';
comment on column landing.customer.customer_class_code is 'Class of the customer: a code of the seed customer_class.csv but unknown.';
comment on column landing.customer.region_no is 'Number of the region, normally a station; null when unknown.';
comment on column landing.customer.industry_code is 'Industry in the source''s own code; null for residents.';
comment on column landing.customer.voltage_kv is 'Supply voltage, in kV; null when unknown.';
comment on column landing.customer.contract_capacity_kva is 'Contracted capacity, in kVA; null when unknown.';
comment on column landing.customer.opened_on is 'Day the supply contract began; null when unknown, then taken as before every period.';
comment on column landing.customer.closed_on is 'Day the supply contract ended; null while it runs.';
comment on column landing.customer.valid_from is 'First day on which this version holds; null means from opened_on.';
comment on column landing.customer.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.customer.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.customer.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

comment on column star.customer_record.customer_class_code is 'Class of the customer, by dim_customer_class.';
comment on column star.dim_customer.customer_class_code is 'Class of the customer, by dim_customer_class; unknown for an inferred customer.';
comment on column star.dim_customer_class.customer_class_code is 'Code of the class, such as residential; unknown is that of customers whom no source has stated.';
