-- How did recovery and arrears go, month by month?
-- 回收率和欠费逐月如何变化？
-- Grain:      one row per closed month, the oldest first.
-- Reads:      mart.service_outcome.
-- Returns:    period_key, due_amount, recovered_amount, recovery_rate, open_amount, overdue_amount.
-- Parameters: period (the last month; default last_closed), months (how many; default 24).
-- Due and recovered are those of the twelve months that end with the month, or of as many as are closed.
select *
from (
    select
        period_key,
        due_amount,
        recovered_amount,
        round(recovery_rate, 4) as recovery_rate,
        open_amount,
        overdue_amount
    from mart.service_outcome
    where period_key <= :period and cut_code = 'all'
    order by period_key desc
    limit :months
) as latest
order by period_key;
