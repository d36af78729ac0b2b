-- What the customer owes at the end of the month, bill by bill, the oldest due first.
-- Grain:      one row per bill that is not paid in full.
-- Reads:      the temporary table base_fact_bill_balance.
-- Returns:    bill_no, due_on, open_amount.
-- Parameters: period_key.
select bill_no, due_on, billed_amount - paid_amount as open_amount
from base_fact_bill_balance
where period_key = $period_key
    and billed_amount > paid_amount
order by due_on, bill_no;
