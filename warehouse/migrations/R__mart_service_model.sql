-- One row per closed month with answers enough: how satisfaction follows delivered quality, of all customers.
create or replace view mart.service_model as
select
    line.period_key,
    line.customer_count,
    line.answer_count,
    line.quality_deviation,
    line.undisturbed_score,
    line.undisturbed_score_error,
    line.service_sensitivity,
    line.service_sensitivity_error,
    line.undisturbed_score_variance,
    line.covariance,
    line.service_sensitivity_variance,
    line.residual_variance,
    line.log_likelihood,
    line.run_key
from star.fact_service_model as line;

comment on view mart.service_model is 'One row per closed month with answers enough: how satisfaction follows delivered quality, of all customers.';
comment on column mart.service_model.period_key is 'Month, as yyyymm; the answers are those of the thirty-six months that end with it.';
comment on column mart.service_model.customer_count is 'Customers that answered.';
comment on column mart.service_model.answer_count is 'Their answers.';
comment on column mart.service_model.quality_deviation is 'Standard deviation of delivered quality over the answers, in hours without supply.';
comment on column mart.service_model.undisturbed_score is 'Satisfaction without an interruption, of all customers.';
comment on column mart.service_model.undisturbed_score_error is 'Its standard error.';
comment on column mart.service_model.service_sensitivity is 'Points of satisfaction by a standard deviation of quality, of all customers.';
comment on column mart.service_model.service_sensitivity_error is 'Its standard error.';
comment on column mart.service_model.undisturbed_score_variance is 'Variance of the customers'' own satisfaction without an interruption.';
comment on column mart.service_model.covariance is 'Covariance of both.';
comment on column mart.service_model.service_sensitivity_variance is 'Variance of the customers'' own sensitivity.';
comment on column mart.service_model.residual_variance is 'Variance of the answers about the customers'' own lines.';
comment on column mart.service_model.log_likelihood is 'Restricted log-likelihood.';
comment on column mart.service_model.run_key is 'The run that wrote the row.';
