-- The landed rows of survey as the star holds them.
-- Grain:      one row per survey_no.
-- Reads:      landing.survey, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_survey.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.survey_no,
    customer.customer_key,
    extract(year from landed.surveyed_on) * 100 + extract(month from landed.surveyed_on) as period_key,
    landed.surveyed_on,
    landed.satisfaction_score,
    landed.expected_score,
    landed.perceived_score,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.survey as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
