-- The security file of the sample utility: its columns are those of landing.security.
select
    record_no,
    security_no,
    customer_no,
    security_code,
    security_amount,
    given_on,
    released_on
from record;
