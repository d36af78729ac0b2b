-- The month's file of accidents.
-- Grain:      one row per accident.
-- Reads:      accident.
-- Returns:    the columns of landing.accident.
-- Parameters: none.
select accident_no, customer_no, severity_code, occurred_on
from accident
order by i;
