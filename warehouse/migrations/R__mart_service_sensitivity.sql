-- One row per customer that answered a survey and closed month: its own line of satisfaction on delivered quality.
create or replace view mart.service_sensitivity as
select
    line.period_key,
    line.customer_key,
    customer.customer_no,
    line.answer_count,
    line.undisturbed_score,
    line.undisturbed_score_error,
    line.service_sensitivity,
    line.service_sensitivity_error,
    line.run_key
from star.fact_service_sensitivity as line
left join star.dim_customer as customer
    on customer.customer_key = line.customer_key
    and customer.is_current;

comment on view mart.service_sensitivity is 'One row per customer that answered a survey and closed month: its own line of satisfaction on delivered quality.';
comment on column mart.service_sensitivity.period_key is 'Month, as yyyymm.';
comment on column mart.service_sensitivity.customer_key is 'The customer, the same over all its versions.';
comment on column mart.service_sensitivity.customer_no is 'Number of the customer in the source.';
comment on column mart.service_sensitivity.answer_count is 'Its answers in the thirty-six months that end with the month.';
comment on column mart.service_sensitivity.undisturbed_score is 'Satisfaction to be expected of it without an interruption.';
comment on column mart.service_sensitivity.undisturbed_score_error is 'Standard deviation of that, given the model.';
comment on column mart.service_sensitivity.service_sensitivity is 'Points of satisfaction by a standard deviation of quality.';
comment on column mart.service_sensitivity.service_sensitivity_error is 'Standard deviation of that, given the model.';
comment on column mart.service_sensitivity.run_key is 'The run that wrote the row.';
