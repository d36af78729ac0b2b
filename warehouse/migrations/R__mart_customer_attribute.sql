-- One row per customer, attribute and stretch of days in which it has a value. Its number has the type of the fact.
create or replace view mart.customer_attribute as
select
    attribute.customer_key,
    customer.customer_no,
    attribute.attribute_code,
    attribute.attribute_number,
    attribute.attribute_text,
    attribute.valid_from,
    lead(attribute.valid_from, 1, date '9999-12-31') over (
        partition by attribute.customer_key, attribute.attribute_code
        order by attribute.valid_from
    ) as valid_to,
    attribute.run_key
from star.fact_customer_attribute as attribute
left join star.dim_customer as customer
    on customer.customer_key = attribute.customer_key
    and customer.is_current;

comment on view mart.customer_attribute is 'One row per customer, attribute and stretch of days in which it has a value.';
comment on column mart.customer_attribute.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer_attribute.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.customer_attribute.attribute_code is 'Name of the attribute, such as meter_type.';
comment on column mart.customer_attribute.attribute_number is 'The value of an attribute that is a number; null when it is a text.';
comment on column mart.customer_attribute.attribute_text is 'The value of an attribute that is a text; null when it is a number.';
comment on column mart.customer_attribute.valid_from is 'First day on which the value holds.';
comment on column mart.customer_attribute.valid_to is 'First day on which it no longer holds; 9999-12-31 when it still does.';
comment on column mart.customer_attribute.run_key is 'The run that wrote the row.';
