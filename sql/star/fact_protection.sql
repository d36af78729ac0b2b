-- The landed entries of the register of protected customers as the star holds them.
-- Grain:      one row per protection_no.
-- Reads:      landing.protection, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_protection.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.protection_no,
    customer.customer_key,
    extract(year from landed.began_on) * 100 + extract(month from landed.began_on) as period_key,
    landed.protection_code,
    landed.began_on,
    landed.ended_on,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no,
    landed.stated_at
from landing.protection as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
