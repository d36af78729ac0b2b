-- How did the outcome measures of all customers come about, month by month?
-- Grain:      one row per month, of the last twelve closed, the earliest first.
-- Reads:      mart.service_measure.
-- Returns:    period_key, recovery_rate, turnover_days, overdue_share, default_open_share, mean_satisfaction,
--             satisfaction_error, mean_service_cost.
-- Parameters: period_key, first_period_key.
select
    period_key,
    recovery_rate,
    turnover_days,
    overdue_share,
    default_open_share,
    mean_satisfaction,
    satisfaction_error,
    mean_service_cost
from mart.service_measure
where cut_code = 'all'
    and period_key between $first_period_key and $period_key
order by period_key;
