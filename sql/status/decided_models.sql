-- The models that somebody decided about and that are not out of use: candidates, and those that are approved.
-- Grain:      one row per model.
-- Reads:      mart.model.
-- Returns:    model, population, state, decided_by, first_month (the first that the decision reaches), expires_on.
-- Parameters: none.
select
    model_key as model,
    population_code as population,
    state_code as state,
    decided_by,
    strftime(make_date(decided_period_key // 100, decided_period_key % 100, 1), '%Y-%m') as first_month,
    strftime(expires_on, '%Y-%m-%d') as expires_on
from mart.model
where state_code in ('candidate', 'approved')
order by model_key;
