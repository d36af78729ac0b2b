-- The month's file of accidents.
-- Grain:      one row per accident.
-- Reads:      accident.
-- Returns:    the columns of landing.accident.
-- Parameters: month_no.
select accident_no, customer_no, severity_code, occurred_on
from accident
where n = $month_no
order by i;
