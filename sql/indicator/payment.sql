-- Payment: how fully, how soon and how reliably the customer pays.
-- Grain:      one row per customer with a snapshot in the month.
-- Reads:      star.fact_customer_month, whose columns ending in _12m hold the window's sums; star.fact_credit_event,
--             star.dim_credit_event, star.dim_period.
-- Returns:    customer_key, pay1 to pay8.
-- Parameters: period_key, first_period_key (the first of the window's twelve months), last_on.
with
faded as (
    select
        event.customer_key,
        -- An event halves its points every six months.
        sum(kind.event_points * power(2, -(last.month_no - period.month_no) / 6)::decimal(9, 6))
            as event_points
    from star.fact_credit_event as event
    join star.dim_credit_event as kind using (event_code)
    join star.dim_period as period using (period_key)
    join star.dim_period as last on last.period_key = $period_key
    where event.period_key between $first_period_key and $period_key
        -- A withdrawal that came later was not known yet.
        and (event.reversed_on is null or event.reversed_on > $last_on)
    group by event.customer_key
)

select
    snapshot.customer_key,
    100 * on_time_bill_count_12m / nullif(due_bill_count_12m, 0) as pay1,
    (late_amount_days_12m + overdue_amount_days)::double precision
        / nullif(settled_amount_12m + overdue_amount, 0)::double precision as pay2,
    case when due_bill_count_12m > 0 then late_bill_count_12m end as pay3,
    case when bill_count_12m > 0 or arrears_days > 0 then arrears_days end as pay4,
    case
        when overdue_amount = 0 and bill_count_12m > 0 then 0
        else overdue_amount::double precision * billed_month_count_12m
            / nullif(greatest(billed_amount_12m, 0), 0)::double precision
    end as pay5,
    case when bill_count_12m > 0 then coalesce(faded.event_points, 0) end as pay6,
    -- Divided first: equal amounts must give 100, not 99.99999999999999.
    100 * (paid_amount_12m::double precision / nullif(greatest(billed_amount_12m, 0), 0)::double precision) as pay7,
    100 * instalment_kept_count_12m / nullif(instalment_due_count_12m, 0) as pay8
from star.fact_customer_month as snapshot
left join faded using (customer_key)
where snapshot.period_key = $period_key;
