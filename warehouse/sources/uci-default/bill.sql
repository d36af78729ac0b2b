-- The six monthly statements of each client as bills: one row per client and month, 180,000 in all.
-- delay_months is the file's PAY column of the month (PAY_0 is September). Its documented values are -1 (paid duly) and
-- 1 to 9 (months of delay); -2 (no consumption) and 0 (revolving credit, the least paid) are not documented but mean no
-- delay either, so that any value of 0 or less says: not behind.
with
statement as (
    select
        record_no,
        ID,
        unnest(['2005-04', '2005-05', '2005-06', '2005-07', '2005-08', '2005-09']) as month,
        unnest([BILL_AMT6, BILL_AMT5, BILL_AMT4, BILL_AMT3, BILL_AMT2, BILL_AMT1]) as billed_amount,
        unnest([PAY_6, PAY_5, PAY_4, PAY_3, PAY_2, PAY_0]) as delay_months
    from record
)

select
    record_no,
    ID || '-' || month as bill_no,
    ID as customer_no,
    month || '-01' as billed_on,
    month || '-25' as due_on,
    billed_amount,
    delay_months
from statement;
