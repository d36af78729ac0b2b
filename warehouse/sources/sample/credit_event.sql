-- The credit event file of the sample utility: its columns are those of landing.credit_event.
select
    record_no,
    event_no,
    customer_no,
    event_code,
    occurred_on,
    event_amount,
    reversed_on
from record;
