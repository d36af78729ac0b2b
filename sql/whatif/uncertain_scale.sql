-- The grades of the month that a score gives.
-- Grain:      one row per grade, best first.
-- Reads:      mart.month_grade.
-- Returns:    grade_code, grade_order, score_floor, is_good.
-- Parameters: period_key.
select grade_code, grade_order, score_floor, is_good
from mart.month_grade
where period_key = $period_key
    and score_floor is not null
order by grade_order;
