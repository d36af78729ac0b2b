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

total as (
    select
        count(*) filter (where not has_defaulted) as good_count,
        count(*) filter (where has_defaulted) as default_count
    from scored
),

first_counted as (
    select
        first_score,
        count(*) filter (where not has_defaulted) as good_count,
        count(*) filter (where has_defaulted) as default_count
    from scored
    group by first_score
),

first_so_far as (
    select
        *,
        sum(good_count) over so_far as good_so_far,
        sum(default_count) over so_far as default_so_far
    from first_counted
    window so_far as (order by first_score rows between unbounded preceding and current row)
),

first_placed as (
    select
        first.first_score,
        2 * first.default_so_far - first.default_count as twice_of_good,
        2 * (total.good_count - first.good_so_far) + first.good_count as twice_of_default,
        abs(total.default_count * first.good_so_far - total.good_count * first.default_so_far) as gap
    from first_so_far as first
    cross join total
),

second_counted as (
    select
        second_score,
        count(*) filter (where not has_defaulted) as good_count,
        count(*) filter (where has_defaulted) as default_count
    from scored
    group by second_score
),

second_so_far as (
    select
        *,
        sum(good_count) over so_far as good_so_far,
        sum(default_count) over so_far as default_so_far
    from second_counted
    window so_far as (order by second_score rows between unbounded preceding and current row)
),

second_placed as (
    select
        second.second_score,
        2 * second.default_so_far - second.default_count as twice_of_good,
        2 * (total.good_count - second.good_so_far) + second.good_count as twice_of_default,
        abs(total.default_count * second.good_so_far - total.good_count * second.default_so_far) as gap
    from second_so_far as second
    cross join total
),

placed as (
    select
        has_defaulted,
        case when has_defaulted then first_placed.twice_of_default else first_placed.twice_of_good end as first_twice,
        case when has_defaulted then second_placed.twice_of_default else second_placed.twice_of_good end
            as second_twice,
        first_placed.gap as first_gap,
        second_placed.gap as second_gap
    from scored
    join first_placed using (first_score)
    join second_placed using (second_score)
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
