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

-- The two scores below one another, so that both are placed by one rule.
score as (
    select 'first' as score_code, first_score as score, has_defaulted
    from scored
    union all
    select 'second', second_score, has_defaulted
    from scored
),

counted as (
    select
        score_code,
        score,
        count(*) filter (where not has_defaulted) as good_count,
        count(*) filter (where has_defaulted) as default_count
    from score
    group by score_code, score
),

so_far as (
    select
        *,
        sum(good_count) over below as good_so_far,
        sum(default_count) over below as default_so_far
    from counted
    window below as (
        partition by score_code
        order by score
        rows between unbounded preceding and current row
    )
),

placement as (
    select
        so_far.score_code,
        so_far.score,
        2 * so_far.default_so_far - so_far.default_count as twice_of_good,
        2 * (total.good_count - so_far.good_so_far) + so_far.good_count as twice_of_default,
        abs(total.default_count * so_far.good_so_far - total.good_count * so_far.default_so_far) as gap
    from so_far
    cross join total
),

placed as (
    select
        has_defaulted,
        case when has_defaulted then first.twice_of_default else first.twice_of_good end as first_twice,
        case when has_defaulted then second.twice_of_default else second.twice_of_good end as second_twice,
        first.gap as first_gap,
        second.gap as second_gap
    from scored
    join placement as first
        on first.score_code = 'first'
        and first.score = scored.first_score
    join placement as second
        on second.score_code = 'second'
        and second.score = scored.second_score
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
