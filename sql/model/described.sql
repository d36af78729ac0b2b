-- A fitted model as whoever decides about it must know it.
-- Grain:      one row; none when there is no such model.
-- Reads:      mart.model.
-- Returns:    model_key, model_code, population_code, period_key, inputs_hash, seed, settings_json, run_key,
--             state_code, expires_on.
-- Parameters: model_key.
select
    model_key,
    model_code,
    population_code,
    period_key,
    inputs_hash,
    seed,
    settings_json,
    run_key,
    state_code,
    expires_on
from mart.model
where model_key = $model_key;
