-- The landed rows of contact as the star holds them.
-- Grain:      one row per contact_no.
-- Reads:      landing.contact, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_contact.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.contact_no,
    customer.customer_key,
    extract(year from landed.contacted_at) * 100 + extract(month from landed.contacted_at) as period_key,
    landed.contacted_at,
    landed.channel_code,
    landed.reason_code,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.contact as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
