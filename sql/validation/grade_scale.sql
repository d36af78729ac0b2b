-- The grades that a rating may give, best first.
-- Grain:      one row per grade.
-- Reads:      star.dim_grade.
-- Returns:    grade_code, grade_order.
-- Parameters: none.
select grade_code, grade_order
from star.dim_grade
where grade_code <> 'NR'
order by grade_order;
