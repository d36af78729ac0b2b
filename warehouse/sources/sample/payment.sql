-- The payment file of the sample utility: its columns are those of landing.payment. The last one may be absent: it is
-- null then.
with
given as (
    from record
    union all by name
    select null::varchar as reverses_payment_no
    where false
)

select
    record_no,
    payment_no,
    customer_no,
    bill_no,
    paid_on,
    paid_amount,
    channel_code,
    reverses_payment_no
from given;
