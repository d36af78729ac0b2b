-- The contact file of the sample utility: its columns are those of landing.contact.
select
    record_no,
    contact_no,
    customer_no,
    contacted_at,
    channel_code,
    reason_code
from record;
