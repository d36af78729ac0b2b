-- The month's file of securities.
-- Grain:      one row per security.
-- Reads:      security.
-- Returns:    the columns of landing.security.
-- Parameters: month_no.
select security_no, customer_no, security_code, security_amount, given_on, released_on
from security
where n = $month_no
order by i;
