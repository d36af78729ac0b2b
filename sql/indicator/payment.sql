-- Payment: how fully, how soon and how reliably the customer pays.
-- Grain:      one row per customer with a snapshot in the window.
-- Reads:      star.fact_customer_month, star.dim_period.
-- Returns:    customer_key, pay1 to pay8.
-- Parameters: period_key, first_period_key (the first of the window's twelve months).
with
month as (
    select
        snapshot.*,
        snapshot.period_key = $period_key as is_last,
        -- An event halves its points every six months.
        event_points * (power(2, -(last.month_no - period.month_no) / 6))::decimal(9, 6)
            as faded_points
    from star.fact_customer_month as snapshot
    join star.dim_period as period using (period_key)
    join star.dim_period as last on last.period_key = $period_key
    where snapshot.period_key between $first_period_key and $period_key
),

window_of_customer as (
    select
        customer_key,
        sum(due_bill_count) as due_bill_count,
        sum(on_time_bill_count) as on_time_bill_count,
        sum(late_bill_count) as late_bill_count,
        sum(bill_count) as bill_count,
        sum(billed_amount) as billed_amount,
        sum(paid_amount) as paid_amount,
        sum(settled_amount) as settled_amount,
        sum(late_amount_days) as late_amount_days,
        sum(faded_points) as faded_points,
        sum(instalment_due_count) as instalment_due_count,
        sum(instalment_kept_count) as instalment_kept_count,
        count(*) filter (where bill_count > 0) as billed_month_count,
        max(arrears_days) filter (where is_last) as arrears_days,
        sum(overdue_amount) filter (where is_last) as overdue_amount,
        sum(overdue_amount_days) filter (where is_last) as overdue_amount_days
    from month
    group by customer_key
)

select
    customer_key,
    100 * on_time_bill_count / nullif(due_bill_count, 0) as pay1,
    (late_amount_days + overdue_amount_days)::double
        / nullif(settled_amount + overdue_amount, 0)::double as pay2,
    case when due_bill_count > 0 then late_bill_count end as pay3,
    case when bill_count > 0 or arrears_days > 0 then arrears_days end as pay4,
    case
        when overdue_amount = 0 and billed_month_count > 0 then 0
        else overdue_amount::double * billed_month_count / nullif(greatest(billed_amount, 0), 0)::double
    end as pay5,
    case when bill_count > 0 then faded_points end as pay6,
    -- Divided first: equal amounts must give 100, not 99.99999999999999.
    100 * (paid_amount::double / nullif(greatest(billed_amount, 0), 0)::double) as pay7,
    100 * instalment_kept_count / nullif(instalment_due_count, 0) as pay8
from window_of_customer;
