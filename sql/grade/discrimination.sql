-- How well a score, high for good, ranks good cases above defaulted ones; ties are counted as ties.
-- Grain:      one row.
-- Reads:      the fragment relation.
-- Returns:    good_count, default_count, twice_concordant (2 for a pair in the right order, 1 for a tie), cross_gap_max
--             (largest gap of the two cumulated distributions x good_count x default_count): whole numbers.
-- Parameters: none; fragments: relation, condition, is_default, score.
with
scored as (
    select {{is_default}} as is_default, {{score}} as score
    from {{relation}}
    where {{condition}}
),

distinct_score as (
    select
        score,
        count(*) filter (where not is_default) as good_count,
        count(*) filter (where is_default) as default_count
    from scored
    where score is not null
    group by score
),

cumulated as (
    select
        good_count,
        default_count,
        sum(good_count) over so_far as good_so_far,
        sum(default_count) over so_far as default_so_far
    from distinct_score
    window so_far as (order by score rows between unbounded preceding and current row)
),

total as (
    select sum(good_count) as good_total, sum(default_count) as default_total
    from distinct_score
)

select
    coalesce(max(total.good_total), 0) as good_count,
    coalesce(max(total.default_total), 0) as default_count,
    coalesce(
        sum(cumulated.good_count * (2 * cumulated.default_so_far - cumulated.default_count)), 0
    ) as twice_concordant,
    coalesce(
        max(abs(
            total.default_total * cumulated.good_so_far - total.good_total * cumulated.default_so_far
        )), 0
    ) as cross_gap_max
from cumulated
cross join total;
