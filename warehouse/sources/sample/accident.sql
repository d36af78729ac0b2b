-- The accident file of the sample utility: its columns are those of landing.accident.
select
    record_no,
    accident_no,
    customer_no,
    severity_code,
    occurred_on
from record;
