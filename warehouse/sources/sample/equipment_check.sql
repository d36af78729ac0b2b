-- The equipment check file of the sample utility: its columns are those of landing.equipment_check.
select
    record_no,
    check_no,
    customer_no,
    check_code,
    due_on,
    done_on,
    has_compensation_device
from record;
