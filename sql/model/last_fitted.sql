-- The models of a kind that were fitted last by a month's close, one a population.
-- Grain:      one row per population.
-- Reads:      star.dim_model.
-- Returns:    population_code, model_key, period_key, settings_json, coefficients_json.
-- Parameters: model_code, period_key.
select population_code, model_key, period_key, settings_json, coefficients_json
from star.dim_model
where model_key in (
    select max(model_key)
    from star.dim_model
    where model_code = $model_code
        and period_key <= $period_key
    group by population_code
)
order by population_code;
