-- Hand-written: each customer's own slope of satisfaction on quality, in points a standard deviation of quality.
-- Grain:      one row per customer that answered.
-- Reads:      the temporary table sensitivity_case.
-- Writes:     the temporary table sensitivity.
-- Parameters: g11, g12, g22, score, slope, deviation.
create or replace temp table sensitivity as
with
turned as (
    select
        *,
        1 + answer_count * {g11} + quality_sum * {g12} as k11,
        answer_count * {g12} + quality_sum * {g22} as k12,
        quality_sum * {g11} + quality_square_sum * {g12} as k21,
        1 + quality_sum * {g12} + quality_square_sum * {g22} as k22,
        k11 * k22 - k12 * k21 as d,
        (k22 * answer_count - k12 * quality_sum) / d as p11,
        (k22 * quality_sum - k12 * quality_square_sum) / d as p12,
        (k11 * quality_square_sum - k21 * quality_sum) / d as p22,
        (k22 * score_sum - k12 * product_sum) / d - p11 * {score} - p12 * {slope} as u1,
        (k11 * product_sum - k21 * score_sum) / d - p12 * {score} - p22 * {slope} as u2
    from sensitivity_case
)

select customer_key, ({slope} + {g12} * u1 + {g22} * u2) * {deviation} as sen1
from turned;
