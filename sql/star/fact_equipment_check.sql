-- The landed rows of equipment check as the star holds them.
-- Grain:      one row per check_no.
-- Reads:      landing.equipment_check, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_equipment_check.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.check_no,
    customer.customer_key,
    extract(year from landed.due_on) * 100 + extract(month from landed.due_on) as period_key,
    landed.check_code,
    landed.due_on,
    landed.done_on,
    landed.has_compensation_device,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.equipment_check as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
