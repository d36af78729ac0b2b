-- The discriminants in force at a month's close, one a population.
-- Grain:      one row per population that has one.
-- Reads:      star.dim_model.
-- Returns:    population_code, model_key, fitted_period_key, observation_period_key, customer_count, default_count,
--             diagnostics_json.
-- Parameters: period_key.
with
ranked as (
    select
        population_code, model_key, period_key as fitted_period_key, observation_period_key, customer_count,
        default_count, diagnostics_json,
        row_number() over (partition by population_code order by period_key desc, model_key desc) as age_no
    from star.dim_model
    where model_code = 'discriminant'
        and period_key <= $period_key
)

select
    population_code, model_key, fitted_period_key, observation_period_key, customer_count, default_count,
    diagnostics_json
from ranked
where age_no = 1
order by population_code;
