-- Keeps a fitted model, with how it was made.
-- Grain:      one row per model.
-- Reads:      star.dim_model, history.dim_model.
-- Writes:     star.dim_model.
-- Parameters: run_key, model_code, population_code, period_key, observation_period_key, customer_count,
--             default_count (-1 where defaults take no part), inputs_hash, seed, settings_json, coefficients_json,
--             diagnostics_json, code_version.
insert into star.dim_model (
    model_key, model_code, population_code, period_key, observation_period_key, customer_count,
    default_count, inputs_hash, seed, settings_json, coefficients_json, diagnostics_json,
    code_version, fitted_at, run_key
)
select
    coalesce(max(model_key), 0) + 1,
    $model_code,
    $population_code,
    $period_key,
    $observation_period_key,
    $customer_count,
    nullif($default_count, -1),
    $inputs_hash,
    $seed,
    $settings_json,
    $coefficients_json,
    $diagnostics_json,
    $code_version,
    now(),
    $run_key
from (
    select model_key
    from star.dim_model
    union all
    -- A number that once named a model never names another.
    select model_key
    from history.dim_model
) as known;
