-- The bill file of the sample utility: its columns are those of landing.bill. The last one may be absent: it is
-- null then.
with
given as (
    from record
    union all by name
    select null::varchar as corrects_bill_no
    where false
)

select
    record_no,
    bill_no,
    customer_no,
    billed_on,
    due_on,
    billed_amount,
    energy_kwh,
    corrects_bill_no
from given;
