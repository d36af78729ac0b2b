-- A fitted model, with how it was made.
-- Grain:      one row.
-- Reads:      star.dim_model.
-- Returns:    model_key, model_code, population_code, period_key (at whose close it was fitted),
--             observation_period_key, customer_count, default_count, inputs_hash, code_version, fitted_at (UTC),
--             settings_json, coefficients_json, run_key.
-- Parameters: model_key.
select
    model_key,
    model_code,
    population_code,
    period_key,
    observation_period_key,
    customer_count,
    default_count,
    inputs_hash,
    code_version,
    strftime(fitted_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S') as fitted_at,
    settings_json,
    coefficients_json,
    run_key
from star.dim_model
where model_key = $model_key;
