-- What came of billing and service in the twelve months to a month?
-- Grain:      one row, none when the month has no outcome measures.
-- Reads:      mart.service_measure, mart.service_action.
-- Returns:    customer_count, month_count, recovery_rate, turnover_days, default_open_share, mean_satisfaction,
--             answer_count, action_count.
-- Parameters: period_key.
select
    outcome.customer_count,
    outcome.month_count,
    outcome.recovery_rate,
    outcome.turnover_days,
    outcome.default_open_share,
    outcome.mean_satisfaction,
    outcome.answer_count,
    (
        select count(*)
        from mart.service_action
        where period_key = $period_key
    ) as action_count
from mart.service_measure as outcome
where outcome.period_key = $period_key
    and outcome.cut_code = 'all';
