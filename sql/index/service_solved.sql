-- What the line of each customer's answers adds up to, under a covariance of these lines.
-- Grain:      one row per customer that answered.
-- Reads:      the temporary table service_case.
-- Returns:    customer_key, answer_count, score_sum, product_sum, score_square_sum, log_determinant, p11, p12, p22, q1,
--             q2: statistics.mixed.GroupMoments says what each is.
-- Parameters: g11, g12, g22 (the covariance of intercept and slope, in units of the residual variance).
with
-- K = I + S G, where S has the sums of 1, x and x squared.
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
)

select
    customer_key,
    answer_count,
    score_sum,
    product_sum,
    score_square_sum,
    ln(determinant) as log_determinant,
    (k22 * answer_count - k12 * quality_sum) / determinant as p11,
    (k22 * quality_sum - k12 * quality_square_sum) / determinant as p12,
    (k11 * quality_square_sum - k21 * quality_sum) / determinant as p22,
    (k22 * score_sum - k12 * product_sum) / determinant as q1,
    (k11 * product_sum - k21 * score_sum) / determinant as q2
from determined;
