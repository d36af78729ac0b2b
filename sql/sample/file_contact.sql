-- The month's file of contacts.
-- Grain:      one row per contact.
-- Reads:      contact.
-- Returns:    the columns of landing.contact.
-- Parameters: none.
select contact_no, customer_no, contacted_at, channel_code, reason_code
from contact
order by i, contact_no;
