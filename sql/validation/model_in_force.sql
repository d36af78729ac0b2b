-- The discriminants that scored a month, one a population; the last fitted where none scored.
-- Grain:      one row per population that has one.
-- Reads:      star.dim_model, star.fact_credit_grade.
-- Returns:    population_code, model_key, fitted_period_key, observation_period_key, customer_count, default_count,
--             diagnostics_json.
-- Parameters: period_key.
with
scored as (
    select distinct model_key
    from star.fact_credit_grade
    where period_key = $period_key
),

ranked as (
    select
        population_code, dim_model.model_key, period_key as fitted_period_key, observation_period_key, customer_count,
        default_count, diagnostics_json,
        row_number() over (
            partition by population_code
            order by scored.model_key is null, period_key desc, dim_model.model_key desc
        ) as age_no
    from star.dim_model
    left join scored on scored.model_key = dim_model.model_key
    where model_code = 'discriminant'
        and period_key <= $period_key
)

select
    population_code, model_key, fitted_period_key, observation_period_key, customer_count, default_count,
    diagnostics_json
from ranked
where age_no = 1
order by population_code;
