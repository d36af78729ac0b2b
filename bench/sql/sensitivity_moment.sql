-- Hand-written: what all customers add up to, each with a line of its own under a covariance of these lines.
-- Grain:      one row.
-- Reads:      the temporary table sensitivity_case.
-- Returns:    the numbers of statistics.mixed.GroupMoments, in its order.
-- Parameters: g11, g12, g22.
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
        (k22 * score_sum - k12 * product_sum) / d as q1,
        (k11 * product_sum - k21 * score_sum) / d as q2,
        score_square_sum - score_sum * ({g11} * q1 + {g12} * q2) - product_sum * ({g12} * q1 + {g22} * q2) as residual
    from sensitivity_case
)

select
    sum(ln(d)::decimal(38, 15))::double,
    sum(p11::decimal(38, 15))::double,
    sum(p12::decimal(38, 15))::double,
    sum(p22::decimal(38, 15))::double,
    sum(q1::decimal(38, 15))::double,
    sum(q2::decimal(38, 15))::double,
    sum(residual::decimal(38, 15))::double,
    sum((p11 * p11)::decimal(38, 15))::double,
    sum((p11 * p12)::decimal(38, 15))::double,
    sum((p11 * p22)::decimal(38, 15))::double,
    sum((p12 * p12)::decimal(38, 15))::double,
    sum((p12 * p22)::decimal(38, 15))::double,
    sum((p22 * p22)::decimal(38, 15))::double,
    sum((p11 * q1)::decimal(38, 15))::double,
    sum((p11 * q2)::decimal(38, 15))::double,
    sum((p12 * q1)::decimal(38, 15))::double,
    sum((p12 * q2)::decimal(38, 15))::double,
    sum((p22 * q1)::decimal(38, 15))::double,
    sum((p22 * q2)::decimal(38, 15))::double,
    sum((q1 * q1)::decimal(38, 15))::double,
    sum((q1 * q2)::decimal(38, 15))::double,
    sum((q2 * q2)::decimal(38, 15))::double
from turned;
