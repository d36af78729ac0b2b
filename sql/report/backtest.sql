-- What did default probabilities foretell, and what came?
-- Grain:      one row per population, none when no month with probabilities lies the horizon back.
-- Reads:      mart.month_backtest, mart.month_loss.
-- Returns:    population_code, observation_period_key, case_count, predicted_share, realised_share (0 to 1),
--             realised_count, outcome_code (agrees, differs, too_few); owed_amount (by them then), predicted_amount
--             (the expected loss), realised_amount (owed by those who defaulted) and bound_amount (of chance).
-- Parameters: period_key.
select
    tested.population_code,
    tested.observation_period_key,
    tested.case_count,
    tested.predicted_share,
    tested.realised_share,
    tested.realised_count,
    tested.outcome_code,
    loss.open_amount as owed_amount,
    loss.predicted_amount,
    loss.realised_amount,
    loss.bound_amount
from mart.month_backtest as tested
left join mart.month_loss as loss using (period_key, population_code)
where tested.period_key = $period_key
order by tested.population_code;
