-- Keeps what is carried past the month's end: bills not paid in full, or not yet due with their days of grace. Where
-- the source states the delay, nothing is carried.
-- Grain:      one row per bill carried past the month's end.
-- Reads:      the temporary table bill_state of bill_state.sql.
-- Writes:     star.fact_bill_balance.
-- Parameters: run_key, period_key, last_on, payment_grace_days.
insert into star.fact_bill_balance (
    period_key, customer_key, bill_no, billed_on, due_on, billed_amount, paid_amount,
    paid_by_due_amount, paid_by_grace_amount, run_key
)
select
    $period_key,
    customer_key,
    bill_no,
    billed_on,
    due_on,
    billed_amount,
    paid_amount,
    paid_by_due_amount,
    paid_by_grace_amount,
    $run_key
from bill_state
where delay_months is null
    and (paid_amount < payable_amount or due_on + $payment_grace_days > $last_on);
