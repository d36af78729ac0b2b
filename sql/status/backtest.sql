-- What did default probabilities foretell, and what came in the last closed month?
-- Grain:      one row per population, none when no month with probabilities lies the horizon back.
-- Reads:      mart.month_backtest, star.dim_period.
-- Returns:    month, population, observed (the month that foretold), case_count, predicted_share and realised_share (0
--             to 1), outcome (agrees, differs, too_few).
-- Parameters: none.
select
    strftime(make_date(period_key // 100, period_key % 100, 1), '%Y-%m') as month,
    population_code as population,
    strftime(make_date(observation_period_key // 100, observation_period_key % 100, 1), '%Y-%m') as observed,
    case_count,
    round(predicted_share, 4) as predicted_share,
    round(realised_share, 4) as realised_share,
    outcome_code as outcome
from mart.month_backtest
where period_key = (
    select max(period_key)
    from star.dim_period
    where status_code <> 'open'
)
order by population_code;
