-- How old are the arrears?
-- Grain:      one row per age of the customer's oldest unpaid bill past its due day; all five
--             ages.
-- Reads:      mart.customer_month, mart.month_method.
-- Returns:    band_no (null: the sum, 0: not yet due, 1: 1 to 30 days, 2: 31 to 60, 3: 61 to 90, 4: over 90),
--             customer_count, open_amount, open_share (0 to 1), overdue_amount, open_amount_change
--             (null when the month before is not there, or was counted by another method).
-- Parameters: period_key, previous_period_key.
-- A customer stands in one band with all that it owes, so that bands add up to the open amount.
with
debts as (
    select
        period_key,
        case
            when arrears_days <= 0 then 0
            when arrears_days <= 30 then 1
            when arrears_days <= 60 then 2
            when arrears_days <= 90 then 3
            else 4
        end as band_no,
        open_amount,
        overdue_amount
    from mart.customer_month
    where period_key in ($previous_period_key, $period_key) and open_amount > 0
),

bands as (
    select unnest(range(5))::integer as band_no
),

sums as (
    select
        bands.band_no,
        count(*) filter (debts.period_key = $period_key) as customer_count,
        coalesce(sum(debts.open_amount) filter (debts.period_key = $period_key), 0) as open_amount,
        coalesce(sum(debts.overdue_amount) filter (debts.period_key = $period_key), 0)
            as overdue_amount,
        coalesce(sum(debts.open_amount) filter (debts.period_key = $previous_period_key), 0)
            as previous_open_amount
    from bands
    left join debts on debts.band_no = bands.band_no
    group by rollup (bands.band_no)
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
