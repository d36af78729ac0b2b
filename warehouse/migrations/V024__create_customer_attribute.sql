-- A supplier's own columns of customers, such as a tariff or another agency's score, each from a day on. An outcome
-- says from which day it was known, an outage the number of its region, and a customer's record whether it has a day
-- of its own.

create table landing.customer_attribute (
    customer_no varchar not null,
    attribute_code varchar not null,
    attribute_number decimal(24, 6),
    attribute_text varchar,
    valid_from date not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint customer_attribute_code_known check (regexp_full_match(attribute_code, '[a-z][a-z0-9_]*')),
    constraint customer_attribute_one_value check ((attribute_number is null) <> (attribute_text is null))
);

comment on table landing.customer_attribute is 'One row per customer, attribute and day from which its value holds, as a source gave it.';
comment on column landing.customer_attribute.customer_no is 'Number of the customer in the source.';
comment on column landing.customer_attribute.attribute_code is 'Name of the attribute: lower-case letters, digits and _, such as meter_type.';
comment on column landing.customer_attribute.attribute_number is 'The value of an attribute that is a number; null when it is a text.';
comment on column landing.customer_attribute.attribute_text is 'The value of an attribute that is a text; null when it is a number.';
comment on column landing.customer_attribute.valid_from is 'First day on which the value holds.';
comment on column landing.customer_attribute.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.customer_attribute.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.customer_attribute.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

create table star.fact_customer_attribute (
    customer_key integer not null,
    period_key integer not null,
    attribute_code varchar not null,
    attribute_number decimal(24, 6),
    attribute_text varchar,
    valid_from date not null,
    run_key integer not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp
);

comment on table star.fact_customer_attribute is 'One row per customer, attribute and day from which its value holds.';
comment on column star.fact_customer_attribute.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_customer_attribute.period_key is 'Month from which the value holds, as yyyymm.';
comment on column star.fact_customer_attribute.attribute_code is 'Name of the attribute, such as meter_type.';
comment on column star.fact_customer_attribute.attribute_number is 'The value of an attribute that is a number; null when it is a text.';
comment on column star.fact_customer_attribute.attribute_text is 'The value of an attribute that is a text; null when it is a number.';
comment on column star.fact_customer_attribute.valid_from is 'First day on which the value holds; it does until the next one of the attribute.';
comment on column star.fact_customer_attribute.run_key is 'The run that wrote the row.';
comment on column star.fact_customer_attribute.load_file_key is 'File that the row came from, by audit.load_file.';
comment on column star.fact_customer_attribute.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';
comment on column star.fact_customer_attribute.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';

create table history.fact_customer_attribute as
select held.*, 0::integer as superseded_run_key
from star.fact_customer_attribute as held
limit 0;
comment on table history.fact_customer_attribute is 'One row per row of star.fact_customer_attribute that gave way, in the same columns.';
comment on column history.fact_customer_attribute.superseded_run_key is 'The run at which the row gave way.';

alter table landing.outcome add column known_on date;
comment on column landing.outcome.known_on is 'First day on which the outcome was known: no close before it learns from it; null when the source does not tell, and then it counts from its month on.';
alter table star.fact_outcome add column known_on date;
comment on column star.fact_outcome.known_on is 'First day on which the outcome was known; null when the source does not tell.';
alter table history.fact_outcome add column known_on date;

alter table star.fact_outage add column region_no varchar;
comment on column star.fact_outage.region_no is 'Number of the region in the source, known to us or not; null in rows of before it was kept.';
alter table history.fact_outage add column region_no varchar;
update star.fact_outage
set region_no = region.region_no
from star.dim_region as region
where region.region_key = fact_outage.region_key
    and region.region_key <> 0;
update history.fact_outage
set region_no = region.region_no
from star.dim_region as region
where region.region_key = fact_outage.region_key
    and region.region_key <> 0;

alter table star.customer_record add column has_own_day boolean;
comment on column star.customer_record.has_own_day is 'Whether the source says from which day on it holds; if not, the customer has one such record, which holds from the day on which its contract began.';
alter table history.customer_record add column has_own_day boolean;
update star.customer_record
set has_own_day = valid_from is distinct from coalesce(opened_on, make_date(1900, 1, 1));
update history.customer_record
set has_own_day = valid_from is distinct from coalesce(opened_on, make_date(1900, 1, 1));
