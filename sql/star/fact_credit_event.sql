-- The landed rows of credit event as the star holds them.
-- Grain:      one row per event_no.
-- Reads:      landing.credit_event, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_credit_event.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.event_no,
    customer.customer_key,
    extract(year from landed.occurred_on) * 100 + extract(month from landed.occurred_on) as period_key,
    landed.event_code,
    landed.occurred_on,
    landed.event_amount,
    landed.reversed_on,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.credit_event as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
