-- What share of what fell due in twelve months came in, by grade?
-- 近十二个月到期电费按等级回收了多少？
-- Grain:      one row per grade of the month.
-- Reads:      mart.service_outcome.
-- Returns:    grade_code, customer_count, due_amount, recovered_amount, recovery_rate, turnover_days,
--             overdue_amount.
-- Parameters: period (the month with which the twelve end; default last_closed).
select
    grade_code,
    customer_count,
    due_amount,
    recovered_amount,
    round(recovery_rate, 4) as recovery_rate,
    round(turnover_days, 1) as turnover_days,
    overdue_amount
from mart.service_outcome
where period_key = :period and cut_code = 'grade'
order by grade_order;
