-- The last months that are closed and have their grades.
-- Grain:      one row per month, the latest first.
-- Reads:      star.fact_credit_grade.
-- Returns:    period_key.
-- Parameters: month_count.
select distinct period_key
from star.fact_credit_grade
order by period_key desc
limit $month_count;
