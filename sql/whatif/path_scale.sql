-- The grades in force that a score gives.
-- Grain:      one row per grade, best first.
-- Reads:      star.dim_grade.
-- Returns:    grade_code, grade_order, score_floor.
-- Parameters: none.
select grade_code, grade_order, score_floor
from star.dim_grade
where score_floor is not null
order by grade_order;
