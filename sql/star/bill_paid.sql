-- Lays the month's payments beside the bills that they name: those left from the month before, those issued, and those
-- that a reversal may open again. A bill is carried on until it is paid in full and its days of grace are over; so a
-- month looks only at new and unsettled bills, however long the history.
-- Grain:      one row per bill looked at, and per bill that a payment names and that is not among them.
-- Reads:      star.fact_bill, star.fact_payment, star.fact_bill_balance of the month before, and the temporary table
--             reopened_bill of account_reversal.sql.
-- Writes:     the temporary table bill_paid; its customer_key is null where the payments name no bill looked at.
-- Parameters: period_key, previous_period_key, payment_grace_days.
drop table if exists bill_paid;

create temp table bill_paid as
with
touched as (
    select
        customer_key, bill_no, billed_on, due_on, billed_amount, delay_months, true as is_new,
        0::decimal(18, 2) as paid_before,
        0::decimal(18, 2) as paid_by_due_before,
        0::decimal(18, 2) as paid_by_grace_before
    from star.fact_bill
    where period_key = $period_key
    union all
    select
        customer_key, bill_no, billed_on, due_on, billed_amount, null::smallint, false,
        paid_amount, paid_by_due_amount, paid_by_grace_amount
    from star.fact_bill_balance
    where period_key = $previous_period_key
    union all
    select
        customer_key, bill_no, billed_on, due_on, billed_amount, null::smallint, false,
        billed_amount, least(paid_by_due_amount, billed_amount), least(paid_by_grace_amount, billed_amount)
    from reopened_bill
),

-- One row per bill, before any sum: a bill paid in two parts must count once.
paid as (
    select
        bill_no,
        sum(paid_amount)::decimal(18, 2) as paid_in_month,
        min(paid_on) as first_paid_on,
        max(paid_on) as last_paid_on,
        min(customer_key) as first_payer_key,
        max(customer_key) as last_payer_key
    from star.fact_payment
    where period_key = $period_key
        and bill_no is not null
        and paid_amount > 0
    group by bill_no
),

-- Nearly every bill is paid on one day, and then its sums follow from that day; only the others need their parts.
parts as (
    select
        payment.bill_no,
        sum(payment.paid_amount) filter (
            where payment.paid_on <= touched.due_on
        ) as paid_by_due,
        sum(payment.paid_amount) filter (
            where payment.paid_on <= touched.due_on + $payment_grace_days
        ) as paid_by_grace,
        sum(payment.paid_amount * greatest(0, payment.paid_on - touched.due_on)) as late_amount_days
    from star.fact_payment as payment
    join (select bill_no from paid where first_paid_on < last_paid_on) as several using (bill_no)
    join touched using (bill_no)
    where payment.period_key = $period_key
        and payment.paid_amount > 0
    group by payment.bill_no
)

select
    touched.customer_key,
    bill_no,
    touched.billed_on,
    touched.due_on,
    touched.billed_amount,
    touched.delay_months,
    touched.is_new,
    touched.paid_before,
    touched.paid_by_due_before,
    touched.paid_by_grace_before,
    greatest(touched.billed_amount, 0) as payable_amount,
    paid.paid_in_month,
    paid.first_paid_on,
    paid.last_paid_on,
    paid.first_payer_key,
    paid.last_payer_key,
    parts.paid_by_due,
    parts.paid_by_grace,
    parts.late_amount_days
from touched
full join paid using (bill_no)
left join parts using (bill_no);
