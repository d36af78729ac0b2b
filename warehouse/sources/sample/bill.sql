-- The bill file of the sample utility: its columns are those of landing.bill. A file may lack the last one.
select
    record_no,
    bill_no,
    customer_no,
    billed_on,
    due_on,
    billed_amount,
    energy_kwh,
    corrects_bill_no
from record;
