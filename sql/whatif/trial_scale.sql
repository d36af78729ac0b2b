-- The grades of the changed scale.
-- Grain:      one row per grade, best first.
-- Reads:      the temporary table trial_scale.
-- Returns:    grade_code.
-- Parameters: none.
select grade_code
from trial_scale
order by grade_order;
