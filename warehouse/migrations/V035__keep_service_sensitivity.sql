-- How satisfaction follows delivered quality: the common line of each close, and each customer's own, partially pooled.
create table star.fact_service_model (
    period_key integer not null,
    customer_count integer not null,
    answer_count integer not null,
    quality_deviation double not null,
    undisturbed_score double not null,
    undisturbed_score_error double not null,
    service_sensitivity double not null,
    service_sensitivity_error double not null,
    undisturbed_score_variance double not null,
    covariance double not null,
    service_sensitivity_variance double not null,
    residual_variance double not null,
    log_likelihood double not null,
    run_key integer not null
);

comment on table star.fact_service_model is 'One row per closed month with answers enough: the mixed model of satisfaction on delivered quality, by restricted maximum likelihood.';
comment on column star.fact_service_model.period_key is 'Month, as yyyymm; the answers are those of the thirty-six months that end with it.';
comment on column star.fact_service_model.customer_count is 'Customers that answered.';
comment on column star.fact_service_model.answer_count is 'Their answers.';
comment on column star.fact_service_model.quality_deviation is 'Standard deviation of delivered quality over the answers, in hours without supply.';
comment on column star.fact_service_model.undisturbed_score is 'Satisfaction without an interruption, of all customers.';
comment on column star.fact_service_model.undisturbed_score_error is 'Its standard error.';
comment on column star.fact_service_model.service_sensitivity is 'Points of satisfaction by a standard deviation of quality, of all customers.';
comment on column star.fact_service_model.service_sensitivity_error is 'Its standard error.';
comment on column star.fact_service_model.undisturbed_score_variance is 'Variance of the customers'' own satisfaction without an interruption.';
comment on column star.fact_service_model.covariance is 'Covariance of both.';
comment on column star.fact_service_model.service_sensitivity_variance is 'Variance of the customers'' own sensitivity.';
comment on column star.fact_service_model.residual_variance is 'Variance of the answers about the customers'' own lines.';
comment on column star.fact_service_model.log_likelihood is 'Restricted log-likelihood.';
comment on column star.fact_service_model.run_key is 'The run that wrote the row.';

create table star.fact_service_sensitivity (
    period_key integer not null,
    customer_key integer not null,
    answer_count integer not null,
    undisturbed_score double not null,
    undisturbed_score_error double not null,
    service_sensitivity double not null,
    service_sensitivity_error double not null,
    run_key integer not null
);

comment on table star.fact_service_sensitivity is 'One row per customer that answered a survey and closed month: its own line of satisfaction on delivered quality.';
comment on column star.fact_service_sensitivity.period_key is 'Month, as yyyymm.';
comment on column star.fact_service_sensitivity.customer_key is 'The customer, the same over all its versions.';
comment on column star.fact_service_sensitivity.answer_count is 'Its answers in the thirty-six months that end with the month.';
comment on column star.fact_service_sensitivity.undisturbed_score is 'Satisfaction to be expected of it without an interruption.';
comment on column star.fact_service_sensitivity.undisturbed_score_error is 'Standard deviation of that, given the model.';
comment on column star.fact_service_sensitivity.service_sensitivity is 'Points of satisfaction by a standard deviation of quality.';
comment on column star.fact_service_sensitivity.service_sensitivity_error is 'Standard deviation of that, given the model.';
comment on column star.fact_service_sensitivity.run_key is 'The run that wrote the row.';

create table history.fact_service_model as
select held.*, 0::integer as superseded_run_key
from star.fact_service_model as held
limit 0;
comment on table history.fact_service_model is 'One row per row of star.fact_service_model that gave way, in the same columns.';
comment on column history.fact_service_model.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_service_sensitivity as
select held.*, 0::integer as superseded_run_key
from star.fact_service_sensitivity as held
limit 0;
comment on table history.fact_service_sensitivity is 'One row per row of star.fact_service_sensitivity that gave way, in the same columns.';
comment on column history.fact_service_sensitivity.superseded_run_key is 'The run at which the row gave way.';
