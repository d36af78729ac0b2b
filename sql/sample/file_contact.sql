-- The month's file of contacts.
-- Grain:      one row per contact.
-- Reads:      contact.
-- Returns:    the columns of landing.contact.
-- Parameters: month_no.
select contact_no, customer_no, contacted_at, channel_code, reason_code
from contact
where n = $month_no
order by i, contact_no;
