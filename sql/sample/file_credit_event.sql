-- The month's file of credit events.
-- Grain:      one row per event.
-- Reads:      credit_event.
-- Returns:    the columns of landing.credit_event.
-- Parameters: month_no.
select event_no, customer_no, event_code, occurred_on, event_amount, reversed_on
from credit_event
where n = $month_no
order by i, event_no;
