-- How many of the defaulted and of the others a score finds, from the worst score up: the points of its ROC curve. As
-- many as there are scores are too many to draw: of each two-hundredth of the cases the last is taken.
-- Grain:      one row per two-hundredth of the cases in which a score ends, from the worst.
-- Reads:      the temporary table validation_case.
-- Returns:    good_share, default_share (0 to 1: of those with this score or a worse one).
-- Parameters: none; the fragments are condition and score, high for good.
with
counted as (
    select
        {{score}} as score,
        count(*) filter (where not has_defaulted) as good_count,
        count(*) filter (where has_defaulted) as default_count
    from validation_case
    where {{condition}}
        and ({{score}}) is not null
    group by score
),

so_far as (
    select
        sum(good_count) over worst_first as good_so_far,
        sum(default_count) over worst_first as default_so_far,
        sum(good_count) over () as good_total,
        sum(default_count) over () as default_total
    from counted
    window worst_first as (order by score rows between unbounded preceding and current row)
)

select
    max(good_so_far) / max(good_total) as good_share,
    max(default_so_far) / max(default_total) as default_share
from so_far
where good_total > 0
    and default_total > 0
group by floor(200 * (good_so_far + default_so_far) / (good_total + default_total))
order by good_share, default_share;
