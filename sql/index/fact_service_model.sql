-- Keeps the common line of satisfaction on delivered quality that was fitted at a close.
-- Grain:      one row.
-- Reads:      nothing.
-- Writes:     star.fact_service_model.
-- Parameters: run_key, period_key, customer_count, answer_count, quality_deviation (hours), score, score_error,
--             sensitivity, sensitivity_error, score_variance, covariance, sensitivity_variance, residual_variance,
--             log_likelihood.
insert into star.fact_service_model (
    period_key, customer_count, answer_count, quality_deviation, undisturbed_score, undisturbed_score_error,
    service_sensitivity, service_sensitivity_error, undisturbed_score_variance, covariance,
    service_sensitivity_variance, residual_variance, log_likelihood, run_key
)
values (
    $period_key, $customer_count, $answer_count, $quality_deviation, $score, $score_error,
    $sensitivity, $sensitivity_error, $score_variance, $covariance,
    $sensitivity_variance, $residual_variance, $log_likelihood, $run_key
);
