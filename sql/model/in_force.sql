-- The models of a kind in force at a month's close: the last fitted of each population.
-- Grain:      one row per population.
-- Reads:      star.dim_model.
-- Returns:    population_code, model_key, period_key, settings_json, coefficients_json.
-- Parameters: model_code, period_key.
select
    population_code,
    max(model_key) as model_key,
    arg_max(period_key, model_key) as period_key,
    arg_max(settings_json, model_key) as settings_json,
    arg_max(coefficients_json, model_key) as coefficients_json
from star.dim_model
where model_code = $model_code
    and period_key <= $period_key
group by population_code
order by population_code;
