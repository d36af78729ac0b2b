-- Whether the client defaulted in October 2005, the month after the last one observed.
select
    record_no,
    ID as customer_no,
    '2005-09-30' as observed_on,
    "default payment next month" as is_default
from record;
