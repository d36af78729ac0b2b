-- What came of billing and service, of the customers of each group?
-- Grain:      one row per group of the overall theme, by its number.
-- Reads:      mart.service_measure.
-- Returns:    group_no, group_name_en, group_name_zh, customer_count, recovery_rate, turnover_days, overdue_share,
--             mean_satisfaction, satisfaction_error, mean_service_cost.
-- Parameters: period_key.
select
    group_no,
    group_name_en,
    group_name_zh,
    customer_count,
    recovery_rate,
    turnover_days,
    overdue_share,
    mean_satisfaction,
    satisfaction_error,
    mean_service_cost
from mart.service_measure
where cut_code = 'group'
    and theme_code = 'overall'
    and period_key = $period_key
order by group_no;
