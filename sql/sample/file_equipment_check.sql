-- The month's file of equipment checks.
-- Grain:      one row per check.
-- Reads:      equipment_check.
-- Returns:    the columns of landing.equipment_check.
-- Parameters: month_no.
select check_no, customer_no, check_code, due_on, done_on, has_compensation_device
from equipment_check
where n = $month_no
order by i;
