-- How old are the arrears?
-- Grain:      one row per age of the customer's oldest unpaid bill past its due day; all five
--             ages.
-- Reads:      mart.customer_month, mart.arrears_band, mart.month_method.
-- Returns:    band_no (of mart.arrears_band; null: the sum),
--             customer_count, open_amount, open_share (0 to 1), overdue_amount, open_amount_change
--             (null when the month before is not there, or was counted by another method).
-- Parameters: period_key, previous_period_key.
-- A customer stands in one band with all that it owes, so that bands add up to the open amount.
with
debts as (
    select
        period_key,
        arrears_days,
        count(*) as customer_count,
        sum(open_amount) as open_amount,
        sum(overdue_amount) as overdue_amount
    from mart.customer_month
    where period_key in ($previous_period_key, $period_key) and open_amount > 0
    group by period_key, arrears_days
),

sums as (
    select
        band.band_no,
        coalesce(sum(debts.customer_count) filter (debts.period_key = $period_key), 0) as customer_count,
        coalesce(sum(debts.open_amount) filter (debts.period_key = $period_key), 0) as open_amount,
        coalesce(sum(debts.overdue_amount) filter (debts.period_key = $period_key), 0)
            as overdue_amount,
        coalesce(sum(debts.open_amount) filter (debts.period_key = $previous_period_key), 0)
            as previous_open_amount
    from mart.arrears_band as band
    left join debts on debts.arrears_days between band.arrears_days_min and band.arrears_days_max
    group by rollup (band.band_no)
)

select
    band_no,
    customer_count,
    open_amount,
    coalesce(open_amount / nullif((select max(open_amount) from sums where band_no is null), 0), 0) as open_share,
    overdue_amount,
    case
        when exists (
            select period_key
            from mart.customer_month
            where period_key = $previous_period_key
        )
        and not exists (
            select period_key
            from mart.month_method
            where period_key = $period_key
                and is_counting_new
        ) then open_amount - previous_open_amount
    end as open_amount_change
from sums
order by band_no nulls last;
