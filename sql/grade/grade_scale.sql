-- The grade scale, best first.
-- Grain:      one row per grade.
-- Reads:      star.dim_grade.
-- Returns:    grade_code, grade_order, score_floor.
-- Parameters: none.
select grade_code, grade_order, score_floor
from star.dim_grade
order by grade_order;
