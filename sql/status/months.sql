-- What each month holds, and whether it is closed.
-- Grain:      one row per month.
-- Reads:      star.dim_period, star.fact_bill, star.fact_customer_month, mart.month_method_change.
-- Returns:    month, state, customer_count (null while open), bill_count, billed_amount,
--             overdue_amount, credit_amount and unstated_count (customers whom no source had stated; all null
--             while open), new_method (by what its grades do not compare with the month before, null when they
--             do), closed_at (UTC, null while open).
-- Parameters: none.
with
bills as (
    select period_key, count(*) as bill_count, sum(billed_amount) as billed_amount
    from star.fact_bill
    group by period_key
),

snapshot as (
    select
        period_key,
        count(*) as customer_count,
        sum(overdue_amount) as overdue_amount,
        sum(credit_amount) as credit_amount,
        count(*) filter (not is_stated) as unstated_count
    from star.fact_customer_month
    group by period_key
),

method as (
    select period_key, string_agg(part_code, ', ' order by part_order) as new_method
    from mart.month_method_change
    where is_grading
    group by period_key
)

select
    strftime(period.first_on, '%Y-%m') as month,
    period.status_code as state,
    snapshot.customer_count,
    coalesce(bills.bill_count, 0) as bill_count,
    coalesce(bills.billed_amount, 0)::decimal(18, 2) as billed_amount,
    snapshot.overdue_amount::decimal(18, 2) as overdue_amount,
    snapshot.credit_amount::decimal(18, 2) as credit_amount,
    snapshot.unstated_count,
    method.new_method,
    strftime(period.closed_at at time zone 'UTC', '%Y-%m-%d %H:%M') as closed_at
from star.dim_period as period
left join bills using (period_key)
left join snapshot using (period_key)
left join method using (period_key)
order by period.period_key;
