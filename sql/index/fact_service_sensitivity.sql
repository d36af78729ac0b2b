-- Gives every customer that answered its own line of satisfaction on delivered quality: the common line, and its
-- departure from it as far as its answers tell.
-- Grain:      one row per customer that answered.
-- Reads:      the temporary table service_case.
-- Writes:     star.fact_service_sensitivity.
-- Parameters: run_key, period_key, g11, g12, g22 (the covariance of the departures, in units of the residual variance),
--             residual_variance, score, slope (the common line, per hour), quality_deviation (hours).
insert into star.fact_service_sensitivity (
    period_key, customer_key, answer_count, undisturbed_score, undisturbed_score_error, service_sensitivity,
    service_sensitivity_error, run_key
)
with
turned as (
    select
        *,
        1 + answer_count * $g11 + quality_sum * $g12 as k11,
        answer_count * $g12 + quality_sum * $g22 as k12,
        quality_sum * $g11 + quality_square_sum * $g12 as k21,
        1 + quality_sum * $g12 + quality_square_sum * $g22 as k22
    from service_case
),

determined as (
    select *, k11 * k22 - k12 * k21 as determinant
    from turned
),

solved as (
    select
        customer_key,
        answer_count,
        (k22 * answer_count - k12 * quality_sum) / determinant as p11,
        (k22 * quality_sum - k12 * quality_square_sum) / determinant as p12,
        (k11 * quality_square_sum - k21 * quality_sum) / determinant as p22,
        (k22 * score_sum - k12 * product_sum) / determinant as q1,
        (k11 * product_sum - k21 * score_sum) / determinant as q2
    from determined
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
