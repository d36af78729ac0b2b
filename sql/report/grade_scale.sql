-- What does each grade of the month mean?
-- Grain:      one row per grade, best first.
-- Reads:      mart.month_grade.
-- Returns:    grade_code, grade_name_en, grade_name_zh, score_floor (null: no score gives the
--             grade), score_ceiling (null: none above), is_rated.
-- Parameters: period_key.
select
    grade_code,
    grade_name_en,
    grade_name_zh,
    score_floor,
    case when score_floor is not null
        then lag(score_floor) over (order by score_floor desc nulls last)
    end as score_ceiling,
    is_rated
from mart.month_grade
where period_key = $period_key
order by grade_order;
