-- Carries every bill over the month: those left from the month before, those issued, and what settled them. Where the
-- payments of a customer do no more than settle the bills that they name, that is what was paid on each; where they do
-- more, it is what fact_settlement.sql found.
-- Grain:      one row per bill looked at.
-- Reads:      the temporary tables bill_paid, account, account_part, reversal, reopened_bill.
-- Writes:     the temporary table bill_state.
-- Parameters: first_on, last_on, payment_grace_days.
drop table if exists bill_state;

create temp table bill_state as
with
account_paid as (
    select
        part.bill_no,
        sum(part.settled_amount)::decimal(18, 2) as paid_in_month,
        coalesce(sum(part.settled_amount) filter (where part.settled_on <= bill.due_on), 0) as paid_by_due,
        coalesce(
            sum(part.settled_amount) filter (where part.settled_on <= bill.due_on + $payment_grace_days),
            0
        ) as paid_by_grace,
        -- What was taken back takes its days with it.
        sum(part.settled_amount * greatest(0, part.settled_on - bill.due_on)) as late_amount_days,
        min(part.settled_on) filter (where part.reversed_on is null) as first_paid_on
    from account_part as part
    join bill_paid as bill
        on bill.bill_no = part.bill_no
        and bill.customer_key = part.customer_key
    group by part.bill_no
),

joined as (
    select
        bill.customer_key,
        bill.bill_no,
        bill.billed_on,
        bill.due_on,
        bill.billed_amount,
        bill.delay_months,
        bill.is_new,
        bill.paid_before,
        bill.paid_by_due_before,
        bill.paid_by_grace_before,
        bill.payable_amount,
        case
            when account.customer_key is not null then coalesce(account_paid.paid_in_month, 0)
            else coalesce(bill.paid_in_month, 0)
        end as paid_in_month,
        case
            when account.customer_key is not null then coalesce(account_paid.paid_by_due, 0)
            else coalesce(
                bill.paid_by_due,
                case when bill.last_paid_on <= bill.due_on then bill.paid_in_month end,
                0
            )
        end as paid_by_due_in_month,
        case
            when account.customer_key is not null then coalesce(account_paid.paid_by_grace, 0)
            else coalesce(
                bill.paid_by_grace,
                case when bill.last_paid_on <= bill.due_on + $payment_grace_days then bill.paid_in_month end,
                0
            )
        end as paid_by_grace_in_month,
        case
            when account.customer_key is not null then coalesce(account_paid.late_amount_days, 0)
            else coalesce(
                bill.late_amount_days,
                bill.paid_in_month * greatest(0, bill.last_paid_on - bill.due_on),
                0
            )
        end as late_amount_days_in_month,
        case
            when account.customer_key is not null then account_paid.first_paid_on
            else bill.first_paid_on
        end as first_paid_on
    from bill_paid as bill
    left join account using (customer_key)
    left join account_paid using (bill_no)
    where bill.customer_key is not null
),

settled as (
    select
        *,
        -- What is paid beyond the bill must not excuse another bill: capped at the bill. Only where a source states the
        -- delay is there more: all other surplus went on to the next bill.
        least(paid_before + paid_in_month, payable_amount)::decimal(18, 2) as paid_amount,
        least(paid_by_due_before + paid_by_due_in_month, payable_amount)::decimal(18, 2)
            as paid_by_due_amount,
        least(paid_by_grace_before + paid_by_grace_in_month, payable_amount)::decimal(18, 2)
            as paid_by_grace_amount,
        -- A credit note asks for nothing.
        due_on between $first_on and $last_on and (billed_amount >= 0 or delay_months is not null) as is_due,
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
        due_on + $payment_grace_days <= $last_on
            and paid_by_grace_amount < payable_amount
            -- Late now, or in time until its payment was taken back.
            and (due_on + $payment_grace_days >= $first_on or paid_by_grace_before >= payable_amount)
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
