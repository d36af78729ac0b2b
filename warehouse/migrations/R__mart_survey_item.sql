-- One row per answer of a customer to one item of a survey.
create or replace view mart.survey_item as
select
    item.survey_no,
    item.item_code,
    item.customer_key,
    customer.customer_no,
    item.period_key,
    item.surveyed_on,
    item.expected_score,
    item.perceived_score,
    item.with_code,
    item.without_code,
    item.kano_code,
    item.run_key
from star.fact_survey_item as item
left join star.dim_customer as customer
    on customer.customer_key = item.customer_key
    and customer.is_current;

comment on view mart.survey_item is 'One row per answer of a customer to one item of a survey.';
comment on column mart.survey_item.survey_no is 'Number of the answered survey in the source.';
comment on column mart.survey_item.item_code is 'What was asked about: a dimension of service quality, or a service that there may be.';
comment on column mart.survey_item.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.survey_item.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.survey_item.period_key is 'Month of the answer, as yyyymm.';
comment on column mart.survey_item.surveyed_on is 'Day of the answer.';
comment on column mart.survey_item.expected_score is 'Quality that the customer expects, 1 to 5; null when not asked or not answered.';
comment on column mart.survey_item.perceived_score is 'Quality that the customer perceives, 1 to 5; null when not asked or not answered.';
comment on column mart.survey_item.with_code is 'How it would be to have the service: like, expect, neutral, tolerate or dislike; null when not asked or not answered.';
comment on column mart.survey_item.without_code is 'How it would be to go without it: like, expect, neutral, tolerate or dislike; null when not asked or not answered.';
comment on column mart.survey_item.kano_code is 'What the service is to the customer (Kano): attractive, one_dimensional, must_be, indifferent, reverse or questionable; null without both answers.';
comment on column mart.survey_item.run_key is 'The run that wrote the row.';
