-- How has the portfolio moved over the last months?
-- Grain:      one row per closed month, at most thirteen, oldest first.
-- Reads:      mart.credit_grade, mart.month_grade, mart.customer_month.
-- Returns:    period_key, mean_score (0 to 100), good_share, default_share (0 to 1),
--             overdue_amount.
-- Parameters: period_key, trend_from_key (twelve months back).
with
grades as (
    select
        period_key,
        avg(index_score) as mean_score,
        count(*) filter (scale.is_good) / count(*) as good_share,
        count(*) filter (is_default) / count(*) as default_share
    from mart.credit_grade
    left join mart.month_grade as scale using (period_key, grade_code)
    where period_key between $trend_from_key and $period_key
    group by period_key
),

months as (
    select period_key, sum(overdue_amount) as overdue_amount
    from mart.customer_month
    where period_key between $trend_from_key and $period_key
    group by period_key
)

select
    grades.period_key,
    grades.mean_score,
    grades.good_share,
    grades.default_share,
    months.overdue_amount
from grades
left join months on months.period_key = grades.period_key
order by grades.period_key;
