-- How often each score, to the hundredth, was good and was a default.
-- Grain:      one row per hundredth.
-- Reads:      the fragment relation.
-- Returns:    score, good_count, default_count.
-- Parameters: none; fragments: relation, condition, score (null: not counted).
select
    round(score, 2) as score,
    count(*) filter (where class_code = 'good') as good_count,
    count(*) filter (where class_code = 'default') as default_count
from (
    select {{score}} as score, class_code
    from {{relation}}
    where {{condition}}
) as scored
where score is not null
group by round(score, 2)
order by round(score, 2);
