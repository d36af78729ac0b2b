-- The landed outcomes as the star holds them.
-- Grain:      one row per customer and observation month.
-- Reads:      landing.outcome, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_outcome.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    customer.customer_key,
    extract(year from landed.observed_on) * 100 + extract(month from landed.observed_on) as period_key,
    landed.is_default,
    landed.known_on,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.outcome as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
