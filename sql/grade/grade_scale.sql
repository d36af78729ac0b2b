-- The grade scale, best first: that in force at a close, or that of a closed month for what explains it.
-- Grain:      one row per grade.
-- Reads:      the fragment scale: star.dim_grade, or what it held at a close.
-- Returns:    grade_code, grade_order, score_floor.
-- Parameters: none; the fragment is scale.
select grade_code, grade_order, score_floor
from {{scale}} as grade
order by grade_order;
