-- The bill file of the sample utility: its columns are those of landing.bill.
select
    record_no,
    bill_no,
    customer_no,
    billed_on,
    due_on,
    billed_amount,
    energy_kwh
from record;
