-- The violation file of the sample utility: its columns are those of landing.violation.
select
    record_no,
    violation_no,
    customer_no,
    violation_code,
    found_on,
    violation_amount
from record;
