-- What sources stated of a customer, as they stated it: the history of dim_customer is replayed from all of it, so
-- that a change that is told late, or in another order, gives the same history.

create table star.customer_record (
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
    valid_from date not null,
    run_key integer not null,
    load_file_key integer,
    record_no bigint
);

comment on table star.customer_record is 'One row per customer and day from which a source stated something of it; of one day, what was loaded last.';
comment on column star.customer_record.customer_no is 'Number of the customer in the source.';
comment on column star.customer_record.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column star.customer_record.customer_name_en is 'Name of the customer in English; null means the same as customer_name.';
comment on column star.customer_record.customer_class_code is 'residential, commercial, industrial or agricultural.';
comment on column star.customer_record.region_no is 'Number of the region in the source; null when unknown.';
comment on column star.customer_record.industry_code is 'Industry in the source''s own code; null for residents.';
comment on column star.customer_record.voltage_kv is 'Supply voltage, in kV; null when unknown.';
comment on column star.customer_record.contract_capacity_kva is 'Contracted capacity, in kVA; null when unknown.';
comment on column star.customer_record.opened_on is 'Day the supply contract began; null when unknown.';
comment on column star.customer_record.closed_on is 'Day the supply contract ended; null while it runs.';
comment on column star.customer_record.valid_from is 'First day on which this was so; without one, the day the contract began, or 1900-01-01.';
comment on column star.customer_record.run_key is 'The run that loaded the row.';
comment on column star.customer_record.load_file_key is 'File that the row came from, by audit.load_file; null when it was loaded before files had a key.';
comment on column star.customer_record.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';

-- Of what was loaded before, the versions are all that is left.
insert into star.customer_record
select
    version.customer_no,
    version.customer_name,
    version.customer_name_en,
    version.customer_class_code,
    region.region_no,
    version.industry_code,
    version.voltage_kv,
    version.contract_capacity_kva,
    version.opened_on,
    version.closed_on,
    version.valid_from,
    version.run_key,
    null,
    null
from star.dim_customer as version
left join star.dim_region as region
    on region.region_key = version.region_key
    and region.region_key <> 0
where not version.is_inferred
    and version.customer_key <> 0;
