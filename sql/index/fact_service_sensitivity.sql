-- Gives every customer that answered its own line of satisfaction on delivered quality: the common line, and its
-- departure from it as far as its answers tell.
-- Grain:      one row per customer that answered.
-- Reads:      the temporary table service_case.
-- Writes:     star.fact_service_sensitivity.
-- Parameters: run_key, period_key, g11, g12, g22 (the covariance of the departures, in units of the residual variance),
--             residual_variance, score, slope (the common line, per hour), quality_deviation (hours).
-- Fragments:  solved is service_solved.sql.
insert into star.fact_service_sensitivity (
    period_key, customer_key, answer_count, undisturbed_score, undisturbed_score_error, service_sensitivity,
    service_sensitivity_error, run_key
)
with
solved as (
{{solved}}
),

departed as (
    select
        *,
        q1 - p11 * $score - p12 * $slope as u1,
        q2 - p12 * $score - p22 * $slope as u2
    from solved
)

select
    $period_key,
    customer_key,
    answer_count,
    $score + $g11 * u1 + $g12 * u2,
    -- Rounding must not leave less than nothing under the root.
    sqrt($residual_variance * greatest(
        $g11 - $g11 * $g11 * p11 - 2 * $g11 * $g12 * p12 - $g12 * $g12 * p22, 0
    )),
    ($slope + $g12 * u1 + $g22 * u2) * $quality_deviation,
    sqrt($residual_variance * greatest(
        $g22 - $g12 * $g12 * p11 - 2 * $g12 * $g22 * p12 - $g22 * $g22 * p22, 0
    )) * $quality_deviation,
    $run_key
from departed
order by customer_key;
