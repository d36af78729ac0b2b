-- One row per customer and month in which it answered how satisfied it is: its answers of that month, to be summed over
-- customers and months. An answer by a customer that nobody knows is not among them.
create or replace view mart.customer_satisfaction as
select
    survey.period_key,
    survey.customer_key,
    count(*) as answer_count,
    sum(cast(survey.satisfaction_score as decimal(18, 4))) as satisfaction_sum
from star.fact_survey as survey
where survey.satisfaction_score is not null
    and survey.customer_key > 0
group by survey.period_key, survey.customer_key;

comment on view mart.customer_satisfaction is 'One row per customer and month in which it answered how satisfied it is: its answers of that month, to be summed over customers and months.';
comment on column mart.customer_satisfaction.period_key is 'Month of the answers, as yyyymm.';
comment on column mart.customer_satisfaction.customer_key is 'The customer, the same over all its versions.';
comment on column mart.customer_satisfaction.answer_count is 'Answers that give a satisfaction.';
comment on column mart.customer_satisfaction.satisfaction_sum is 'Sum of the satisfaction they give, 1 to 5 each.';
