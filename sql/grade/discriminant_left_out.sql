-- Which class each case is put into by the discriminant of two classes, with the case and without it: leaving a case
-- out changes the covariance by a matrix of rank 1 (statistics.discriminant.LeaveOneOut has the formula).
-- Grain:      one row per class.
-- Reads:      the temporary table discriminant_evidence.
-- Returns:    class_code, case_count; put into good: with_even, with_dear, without_even, without_dear, at the cut of
--             even costs and at that of a missed default's; atypical_count (nearer to neither class than the bound);
--             fourth_power (sum of the squared lengths in deviations squared, in millionths).
-- Parameters: none; fragments: score (D(x), high for good), good_distance (squared, to the mean of good), length
--             (squared, in deviations from the mean of the own class), distance (squared, of the means), good_weight
--             and default_weight (share that a case takes out of the covariance), good_ratio and default_ratio
--             (n / (n - 1)), shrink, even_cut, dear_cut, bound.
with
placed as (
    select class_code, {{score}} as score, {{good_distance}} as good_distance, {{length}} as length
    from discriminant_evidence
),

measured as (
    select
        *,
        good_distance + 2 * score as default_distance,
        -- (x - m1)' S^-1 (x - m2) of the two means.
        good_distance + score - {{distance}} / 2 as crossed
    from placed
),

own as (
    select
        *,
        case when class_code = 'good' then good_distance else default_distance end as own_distance,
        case when class_code = 'good' then default_distance else good_distance end as other_distance,
        case when class_code = 'good' then {{good_weight}} else {{default_weight}} end as weight,
        case when class_code = 'good' then {{good_ratio}} else {{default_ratio}} end as ratio
    from measured
),

left_out as (
    select
        *,
        -- A case that spans a direction alone leaves nothing without it.
        greatest(1 - weight * own_distance, 0.000000000001) as rest
    from own
),

judged as (
    select
        *,
        (
            case when class_code = 'good' then 1 else -1 end
        ) * {{shrink}} * (
            other_distance + weight * crossed * crossed / rest - ratio * ratio * own_distance / rest
        ) / 2 as score_without
    from left_out
)

select
    class_code,
    count(*) as case_count,
    count(*) filter (where score >= {{even_cut}}) as with_even,
    count(*) filter (where score >= {{dear_cut}}) as with_dear,
    count(*) filter (where score_without >= {{even_cut}}) as without_even,
    count(*) filter (where score_without >= {{dear_cut}}) as without_dear,
    count(*) filter (where least(good_distance, default_distance) > {{bound}}) as atypical_count,
    sum(cast(round(length * length * 1000000) as bigint)) as fourth_power
from judged
group by class_code
order by class_code;
