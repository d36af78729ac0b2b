-- One row per answer to a satisfaction survey.
create or replace view mart.survey as
select
    survey.customer_key,
    customer.customer_no,
    survey.survey_no,
    survey.period_key,
    survey.surveyed_on,
    survey.satisfaction_score,
    survey.expected_score,
    survey.perceived_score,
    survey.run_key
from star.fact_survey as survey
left join star.dim_customer as customer
    on customer.customer_key = survey.customer_key
    and customer.is_current;

comment on view mart.survey is 'One row per answer to a satisfaction survey.';
comment on column mart.survey.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.survey.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.survey.survey_no is 'Number of the answer in the source.';
comment on column mart.survey.period_key is 'Month of the answer, as yyyymm.';
comment on column mart.survey.surveyed_on is 'Day of the answer.';
comment on column mart.survey.satisfaction_score is 'Overall satisfaction, 1 to 5; null when not answered.';
comment on column mart.survey.expected_score is 'Expected service quality, 1 to 5; null when not answered.';
comment on column mart.survey.perceived_score is 'Perceived service quality, 1 to 5; null when not answered.';
comment on column mart.survey.run_key is 'The run that wrote the row.';
