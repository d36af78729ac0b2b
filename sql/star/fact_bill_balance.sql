-- Carries every bill over the month: those left from the month before, those issued, and what was paid on them.
-- A bill is carried on until it is paid in full and its days of grace are over; so a month looks only at new and
-- unsettled bills, however long the history.
-- Grain:      one row per bill carried past the month's end.
-- Reads:      star.fact_bill, star.fact_payment, star.fact_bill_balance of the month before.
-- Writes:     star.fact_bill_balance; the temporary table bill_state, one row per bill looked at.
-- Parameters: run_key, period_key, previous_period_key, first_on, last_on, payment_grace_days.
create or replace temp table bill_state as
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
),

-- One row per bill, before any sum: a bill paid in two parts must count once.
paid as (
    select
        bill_no,
        sum(paid_amount)::decimal(18, 2) as paid_amount,
        min(paid_on) as first_paid_on,
        max(paid_on) as last_paid_on
    from star.fact_payment
    where period_key = $period_key
        and bill_no is not null
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
    group by payment.bill_no
),

joined as (
    select
        touched.*,
        greatest(touched.billed_amount, 0) as payable_amount,
        coalesce(paid.paid_amount, 0) as paid_in_month,
        coalesce(
            parts.paid_by_due,
            case when paid.last_paid_on <= touched.due_on then paid.paid_amount end,
            0
        ) as paid_by_due_in_month,
        coalesce(
            parts.paid_by_grace,
            case when paid.last_paid_on <= touched.due_on + $payment_grace_days then paid.paid_amount end,
            0
        ) as paid_by_grace_in_month,
        coalesce(
            parts.late_amount_days,
            paid.paid_amount * greatest(0, paid.last_paid_on - touched.due_on),
            0
        ) as late_amount_days_in_month,
        paid.first_paid_on
    from touched
    left join paid using (bill_no)
    left join parts using (bill_no)
),

settled as (
    select
        *,
        -- What is paid beyond the bill must not excuse another bill: capped at the bill.
        least(paid_before + paid_in_month, payable_amount)::decimal(18, 2) as paid_amount,
        least(paid_by_due_before + paid_by_due_in_month, payable_amount)::decimal(18, 2)
            as paid_by_due_amount,
        least(paid_by_grace_before + paid_by_grace_in_month, payable_amount)::decimal(18, 2)
            as paid_by_grace_amount,
        due_on between $first_on and $last_on as is_due,
        due_on < $last_on as is_past_due
    from joined
)

-- Where the source states the delay, it decides, and payments do not: 30 days a month behind.
select
    customer_key,
    bill_no,
    billed_on,
    due_on,
    billed_amount,
    payable_amount,
    delay_months,
    paid_amount,
    paid_by_due_amount,
    paid_by_grace_amount,
    is_new::utinyint as bill_count,
    case when is_new then billed_amount else 0 end as new_billed_amount,
    is_due::utinyint as due_bill_count,
    (is_due and coalesce(delay_months <= 0, paid_by_due_amount >= payable_amount))::utinyint
        as on_time_bill_count,
    coalesce(
        delay_months > 0,
        due_on + $payment_grace_days between $first_on and $last_on
            and paid_by_grace_amount < payable_amount
    )::utinyint as late_bill_count,
    (case when delay_months is null then paid_amount - paid_before else payable_amount end)::decimal(18, 2)
        as settled_amount,
    case
        when delay_months is not null then payable_amount * 30 * greatest(delay_months, 0)
        when paid_before + paid_in_month <= payable_amount then late_amount_days_in_month
        -- Overpaid: the surplus settles nothing, so it is not late either.
        else late_amount_days_in_month * ((payable_amount - paid_before) / paid_in_month)
    end::decimal(18, 2) as late_amount_days,
    case when first_paid_on <= due_on then first_paid_on end as on_time_paid_on,
    (payable_amount - paid_amount)::decimal(18, 2) as open_amount,
    case
        when coalesce(delay_months > 0, is_past_due) then payable_amount - paid_amount
        else 0
    end::decimal(18, 2) as overdue_amount,
    case
        when delay_months is null and is_past_due
            then (payable_amount - paid_amount) * ($last_on - due_on)
        else 0
    end::decimal(18, 2) as overdue_amount_days,
    (case
        when delay_months > 0 then 30 * delay_months
        when delay_months is null and is_past_due and paid_amount < payable_amount
            then $last_on - due_on
        else 0
    end)::integer as arrears_days
from settled;

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
