-- What each draw comes to.
-- Grain:      one row per draw, draw 0 being the weights as they are, in order.
-- Reads:      the temporary table uncertain_grade.
-- Returns:    draw_no, mean_score, good_share.
-- Parameters: none; the fragment good is whether a grade counts as good, over grade_order.
select
    draw_no,
    -- In whole billionths: sums of doubles differ between runs.
    sum(round(score * 1e9)::bigint * customer_count)::double / 1e9 / sum(customer_count) as mean_score,
    sum(customer_count) filter ({{good}}) / sum(customer_count) as good_share
from uncertain_grade
group by draw_no
order by draw_no;
