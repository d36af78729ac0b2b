-- The landed rows of instalment as the star holds them.
-- Grain:      one row per plan_no and instalment_no.
-- Reads:      landing.instalment, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_instalment.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.plan_no,
    landed.instalment_no,
    customer.customer_key,
    extract(year from landed.due_on) * 100 + extract(month from landed.due_on) as period_key,
    landed.due_on,
    landed.instalment_amount,
    landed.paid_on,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.instalment as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
