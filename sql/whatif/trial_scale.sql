-- The grades of the changed scale.
-- Grain:      one row per grade, best first.
-- Reads:      the temporary table rule_scale.
-- Returns:    grade_code.
-- Parameters: none.
select grade_code
from rule_scale
where side_code = 'trial'
order by grade_order;
