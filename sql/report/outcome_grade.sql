-- What came of billing and service, of the customers of each grade?
-- Grain:      one row per grade that a customer has, the best first.
-- Reads:      mart.service_measure.
-- Returns:    grade_code, customer_count, recovery_rate, turnover_days, overdue_share, default_open_share,
--             mean_satisfaction, satisfaction_error, mean_service_cost.
-- Parameters: period_key.
select
    grade_code,
    customer_count,
    recovery_rate,
    turnover_days,
    overdue_share,
    default_open_share,
    mean_satisfaction,
    satisfaction_error,
    mean_service_cost
from mart.service_measure
where cut_code = 'grade'
    and period_key = $period_key
order by grade_order;
