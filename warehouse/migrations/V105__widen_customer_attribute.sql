-- An attribute's number may be as small as a part of a million of a million, and as large as money of a state; its name
-- may be in any language. Bins are cut between the numbers, so that what is rounded away there tells nothing.
drop table landing.customer_attribute;

create table landing.customer_attribute (
    customer_no varchar not null,
    attribute_code varchar not null,
    attribute_number decimal(38, 15),
    attribute_text varchar,
    valid_from date not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint customer_attribute_code_known check (
        regexp_full_match(attribute_code, '[\p{L}][\p{L}\p{N}_]*') and attribute_code = lower(attribute_code)
    ),
    constraint customer_attribute_one_value check ((attribute_number is null) <> (attribute_text is null))
);

comment on table landing.customer_attribute is 'One row per customer, attribute and day from which its value holds, as a source gave it.';
comment on column landing.customer_attribute.customer_no is 'Number of the customer in the source.';
comment on column landing.customer_attribute.attribute_code is 'Name of the attribute: letters of any language, none of them upper-case, digits and _, such as meter_type.';
comment on column landing.customer_attribute.attribute_number is 'The value of an attribute that is a number; null when it is a text.';
comment on column landing.customer_attribute.attribute_text is 'The value of an attribute that is a text; null when it is a number.';
comment on column landing.customer_attribute.valid_from is 'First day on which the value holds.';
comment on column landing.customer_attribute.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.customer_attribute.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.customer_attribute.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table star.fact_customer_attribute alter attribute_number type decimal(38, 15);
alter table history.fact_customer_attribute alter attribute_number type decimal(38, 15);
