-- The landed rows of survey_item as the star holds them.
-- Grain:      one row per survey_no and item_code.
-- Reads:      landing.survey_item, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_survey_item.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.survey_no,
    landed.item_code,
    customer.customer_key,
    extract(year from landed.surveyed_on) * 100 + extract(month from landed.surveyed_on) as period_key,
    landed.surveyed_on,
    landed.expected_score,
    landed.perceived_score,
    landed.with_code,
    landed.without_code,
    -- The table of evaluation of Kano's pair of questions (Berger and others 1993).
    case
        when landed.with_code is null or landed.without_code is null then null
        when landed.with_code = landed.without_code and landed.with_code in ('like', 'dislike') then 'questionable'
        when landed.with_code = 'like' and landed.without_code = 'dislike' then 'one_dimensional'
        when landed.with_code = 'like' then 'attractive'
        when landed.without_code = 'like' or landed.with_code = 'dislike' then 'reverse'
        when landed.without_code = 'dislike' then 'must_be'
        else 'indifferent'
    end as kano_code,
    landed.stated_at,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.survey_item as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
