-- What customers add up to in a line of their own each, under a covariance of these lines.
-- Grain:      one row.
-- Reads:      the temporary table service_case.
-- Returns:    log_determinant, p11 to q2_q2: statistics.mixed.GroupMoments says what each is.
-- Parameters: g11, g12, g22 (the covariance of intercept and slope, in units of the residual variance).
-- Fragments:  solved is service_solved.sql.
-- Summed as decimals, which are exact: the order of the customers must not show.
with
solved as (
{{solved}}
),

rested as (
    select
        *,
        score_square_sum - score_sum * ($g11 * q1 + $g12 * q2) - product_sum * ($g12 * q1 + $g22 * q2) as residual
    from solved
)

select
    sum(log_determinant::decimal(38, 15))::double precision as log_determinant,
    sum(p11::decimal(38, 15))::double precision as p11,
    sum(p12::decimal(38, 15))::double precision as p12,
    sum(p22::decimal(38, 15))::double precision as p22,
    sum(q1::decimal(38, 15))::double precision as q1,
    sum(q2::decimal(38, 15))::double precision as q2,
    sum(residual::decimal(38, 15))::double precision as residual,
    sum((p11 * p11)::decimal(38, 15))::double precision as p11_p11,
    sum((p11 * p12)::decimal(38, 15))::double precision as p11_p12,
    sum((p11 * p22)::decimal(38, 15))::double precision as p11_p22,
    sum((p12 * p12)::decimal(38, 15))::double precision as p12_p12,
    sum((p12 * p22)::decimal(38, 15))::double precision as p12_p22,
    sum((p22 * p22)::decimal(38, 15))::double precision as p22_p22,
    sum((p11 * q1)::decimal(38, 15))::double precision as p11_q1,
    sum((p11 * q2)::decimal(38, 15))::double precision as p11_q2,
    sum((p12 * q1)::decimal(38, 15))::double precision as p12_q1,
    sum((p12 * q2)::decimal(38, 15))::double precision as p12_q2,
    sum((p22 * q1)::decimal(38, 15))::double precision as p22_q1,
    sum((p22 * q2)::decimal(38, 15))::double precision as p22_q2,
    sum((q1 * q1)::decimal(38, 15))::double precision as q1_q1,
    sum((q1 * q2)::decimal(38, 15))::double precision as q1_q2,
    sum((q2 * q2)::decimal(38, 15))::double precision as q2_q2
from rested;
