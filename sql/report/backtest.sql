-- What did default probabilities foretell, and what came?
-- Grain:      one row per population, none when no month with probabilities lies the horizon back.
-- Reads:      mart.month_backtest.
-- Returns:    population_code, observation_period_key, case_count, predicted_share, realised_share (0 to 1),
--             realised_count, outcome_code (agrees, differs, too_few).
-- Parameters: period_key.
select
    population_code,
    observation_period_key,
    case_count,
    predicted_share,
    realised_share,
    realised_count,
    outcome_code
from mart.month_backtest
where period_key = $period_key
order by population_code;
