-- The landed results of service actions as the star holds them.
-- Grain:      one row per customer, service rule and month of the list.
-- Reads:      landing.service_result, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_service_result.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    customer.customer_key,
    landed.service_rule_code,
    extract(year from landed.listed_on) * 100 + extract(month from landed.listed_on) as listed_period_key,
    extract(year from landed.done_on) * 100 + extract(month from landed.done_on) as period_key,
    landed.done_on,
    landed.done_by,
    landed.outcome_code,
    landed.cost_amount,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no,
    landed.stated_at
from landing.service_result as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
