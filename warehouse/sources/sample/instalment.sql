-- The instalment file of the sample utility: its columns are those of landing.instalment.
select
    record_no,
    plan_no,
    instalment_no,
    customer_no,
    due_on,
    instalment_amount,
    paid_on
from record;
