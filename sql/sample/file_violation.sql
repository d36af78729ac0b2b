-- The month's file of violations.
-- Grain:      one row per violation.
-- Reads:      violation.
-- Returns:    the columns of landing.violation.
-- Parameters: month_no.
select violation_no, customer_no, violation_code, found_on, violation_amount
from violation
where n = $month_no
order by i;
