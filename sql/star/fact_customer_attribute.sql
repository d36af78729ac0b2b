-- The landed attributes of customers as the star holds them.
-- Grain:      one row per customer, attribute_code and valid_from.
-- Reads:      landing.customer_attribute, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_customer_attribute.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    customer.customer_key,
    extract(year from landed.valid_from) * 100 + extract(month from landed.valid_from) as period_key,
    landed.attribute_code,
    landed.attribute_number,
    landed.attribute_text,
    landed.valid_from,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no,
    landed.stated_at
from landing.customer_attribute as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
