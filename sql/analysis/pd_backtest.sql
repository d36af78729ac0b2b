-- Did as many customers default as were foretold?
-- 违约客户数与预测是否相符？
-- Grain:      one row per month up to which outcomes are counted, and population; the latest first.
-- Reads:      mart.month_backtest.
-- Returns:    period_key, observation_period_key, population_code, case_count, predicted_count, realised_count,
--             predicted_share, realised_share, deviation, outcome_code.
-- Parameters: period (the last month; default last_closed), months (how many; default 12).
select
    period_key,
    observation_period_key,
    population_code,
    case_count,
    round(case_count * predicted_share, 1) as predicted_count,
    realised_count,
    round(predicted_share, 4) as predicted_share,
    round(realised_share, 4) as realised_share,
    round(deviation, 2) as deviation,
    outcome_code
from mart.month_backtest
where period_key <= :period
qualify dense_rank() over (order by period_key desc) <= :months
order by period_key desc, population_code;
