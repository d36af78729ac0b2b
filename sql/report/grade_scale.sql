-- What does each grade mean?
-- Grain:      one row per grade, best first.
-- Reads:      mart.grade.
-- Returns:    grade_code, grade_name_en, grade_name_zh, score_floor (null: no score gives the
--             grade), score_ceiling (null: none above).
-- Parameters: none.
select
    grade_code,
    grade_name_en,
    grade_name_zh,
    score_floor,
    case when score_floor is not null
        then lag(score_floor) over (order by score_floor desc nulls last)
    end as score_ceiling
from mart.grade
order by grade_order;
