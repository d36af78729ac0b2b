-- The models fitted at the close of a month, or in all.
-- Grain:      one row per model.
-- Reads:      mart.model.
-- Returns:    model_key, model_code, population_code, period_key, month, observed, customer_count,
--             default_count, seed, code_version, coefficients_json, diagnostics_json, settings_json,
--             inputs_hash, run_key, state_code, decided_by, expires_on.
-- Parameters: period_key, 0 for all months.
select
    model.model_key,
    model.model_code,
    model.population_code,
    model.period_key,
    strftime(make_date(model.period_key // 100, model.period_key % 100, 1), '%Y-%m') as month,
    strftime(
        make_date(model.observation_period_key // 100, model.observation_period_key % 100, 1),
        '%Y-%m'
    ) as observed,
    model.customer_count,
    model.default_count,
    model.seed,
    model.code_version,
    model.coefficients_json,
    model.diagnostics_json,
    model.settings_json,
    model.inputs_hash,
    model.run_key,
    model.state_code,
    model.decided_by,
    strftime(model.expires_on, '%Y-%m-%d') as expires_on
from mart.model as model
where model.period_key = $period_key
    or $period_key = 0
order by model.model_key;
