-- The payment file of the sample utility: its columns are those of landing.payment.
select
    record_no,
    payment_no,
    customer_no,
    bill_no,
    paid_on,
    paid_amount,
    channel_code
from record;
