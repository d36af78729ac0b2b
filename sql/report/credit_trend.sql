-- How has the portfolio moved over the last months?
-- Grain:      one row per closed month, at most thirteen, oldest first.
-- Reads:      mart.portfolio_month.
-- Returns:    period_key, mean_score (of the rated, 0 to 100), good_share, in_default_share (0 to 1),
--             overdue_amount, is_grading_new (whether the month before was graded by another method).
-- Parameters: period_key, year_ago_period_key.
select
    period_key,
    mean_score,
    good_share,
    in_default_share,
    overdue_amount,
    is_grading_new
from mart.portfolio_month
where period_key between $year_ago_period_key and $period_key
order by period_key;
