-- Moves the landed rows of survey into the star; a row known by its number is replaced.
-- Grain:      one row per survey_no.
-- Reads:      landing.survey, landing.file, star.dim_customer.
-- Writes:     star.fact_survey.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_survey
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.survey as landed
        where
            landed.survey_no = fact_survey.survey_no
    );

insert into star.fact_survey (
    survey_no, customer_key, period_key, surveyed_on, satisfaction_score, expected_score,
    perceived_score, run_key,
    load_file_key, record_no
)
select
    landed.survey_no,
    customer.customer_key,
    year(landed.surveyed_on) * 100 + month(landed.surveyed_on) as period_key,
    landed.surveyed_on,
    landed.satisfaction_score,
    landed.expected_score,
    landed.perceived_score,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.survey as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
