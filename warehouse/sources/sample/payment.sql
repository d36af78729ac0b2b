-- The payment file of the sample utility: its columns are those of landing.payment. A file may lack the last one.
select
    record_no,
    payment_no,
    customer_no,
    bill_no,
    paid_on,
    paid_amount,
    channel_code,
    reverses_payment_no
from record;
