-- What each client paid in each month; it answers the statement of the month before, where the file has one.
-- PAY_AMT1 is what was paid in September. A month without a payment (0) has no row. The file gives no day.
with
paid as (
    select
        record_no,
        ID,
        unnest(['2005-04', '2005-05', '2005-06', '2005-07', '2005-08', '2005-09']) as month,
        unnest([null, '2005-04', '2005-05', '2005-06', '2005-07', '2005-08']) as billed_month,
        unnest([PAY_AMT6, PAY_AMT5, PAY_AMT4, PAY_AMT3, PAY_AMT2, PAY_AMT1]) as paid_amount
    from record
)

select
    record_no,
    ID || '-' || month as payment_no,
    ID as customer_no,
    ID || '-' || billed_month as bill_no,
    month || '-15' as paid_on,
    paid_amount
from paid
where paid_amount <> '0';
