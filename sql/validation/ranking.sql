-- How well two scores, high for good, rank the same cases: the sums that DeLong's variances and covariance need, exact.
-- Twice the placement of a case counts the cases of the other class on the right side of it: 2 for each, 1 for a tie.
-- Grain:      one row.
-- Reads:      the temporary table validation_case.
-- Returns:    good_count, default_count; of each score first_twice (sum of twice the placements of the defaulted),
--             first_good_squares, first_default_squares, first_gap (the largest gap of the two distributions x
--             good_count x default_count), and second_ alike; good_products, default_products.
-- Parameters: none; the fragments are condition, first_score and second_score.
with
scored as (
    select has_defaulted, {{first_score}} as first_score, {{second_score}} as second_score
    from validation_case
    where {{condition}}
        and ({{first_score}}) is not null
        and ({{second_score}}) is not null
),

counted as (
    select
        has_defaulted,
        count(*) filter (where has_defaulted) over () as default_total,
        count(*) filter (where not has_defaulted) over () as good_total,
        count(*) filter (where has_defaulted) over (order by first_score) as first_defaults,
        count(*) filter (where has_defaulted) over (partition by first_score) as first_tied_defaults,
        count(*) filter (where not has_defaulted) over (order by first_score) as first_good,
        count(*) filter (where not has_defaulted) over (partition by first_score) as first_tied_good,
        count(*) filter (where has_defaulted) over (order by second_score) as second_defaults,
        count(*) filter (where has_defaulted) over (partition by second_score) as second_tied_defaults,
        count(*) filter (where not has_defaulted) over (order by second_score) as second_good,
        count(*) filter (where not has_defaulted) over (partition by second_score) as second_tied_good
    from scored
),

placed as (
    select
        has_defaulted,
        case
            when has_defaulted then 2 * (good_total - first_good) + first_tied_good
            else 2 * first_defaults - first_tied_defaults
        end::hugeint as first_twice,
        case
            when has_defaulted then 2 * (good_total - second_good) + second_tied_good
            else 2 * second_defaults - second_tied_defaults
        end::hugeint as second_twice,
        abs(default_total::hugeint * first_good - good_total::hugeint * first_defaults) as first_gap,
        abs(default_total::hugeint * second_good - good_total::hugeint * second_defaults) as second_gap
    from counted
)

select
    count(*) filter (where not has_defaulted) as good_count,
    count(*) filter (where has_defaulted) as default_count,
    coalesce(sum(first_twice) filter (where has_defaulted), 0) as first_twice,
    coalesce(sum(first_twice * first_twice) filter (where not has_defaulted), 0) as first_good_squares,
    coalesce(sum(first_twice * first_twice) filter (where has_defaulted), 0) as first_default_squares,
    coalesce(max(first_gap), 0) as first_gap,
    coalesce(sum(second_twice) filter (where has_defaulted), 0) as second_twice,
    coalesce(sum(second_twice * second_twice) filter (where not has_defaulted), 0) as second_good_squares,
    coalesce(sum(second_twice * second_twice) filter (where has_defaulted), 0) as second_default_squares,
    coalesce(max(second_gap), 0) as second_gap,
    coalesce(sum(first_twice * second_twice) filter (where not has_defaulted), 0) as good_products,
    coalesce(sum(first_twice * second_twice) filter (where has_defaulted), 0) as default_products
from placed;
