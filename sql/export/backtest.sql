-- What did default probabilities foretell, and what came?
-- Grain:      one row per population, none when no month with probabilities lies the horizon back.
-- Reads:      mart.month_backtest.
-- Returns:    population, observed (the month that foretold, yyyy-mm), case_count, predicted_share and
--             realised_share (0 to 1), realised_count, outcome (agrees, differs, too_few).
-- Parameters: period_key.
select
    population_code as population,
    observation_period_key // 100 || '-' || lpad((observation_period_key % 100)::varchar, 2, '0') as observed,
    case_count,
    round(predicted_share, 6) as predicted_share,
    round(realised_share, 6) as realised_share,
    realised_count,
    outcome_code as outcome
from mart.month_backtest
where period_key = $period_key
order by population_code;
