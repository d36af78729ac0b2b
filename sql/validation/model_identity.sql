-- By what the discriminants in force at a month's close are known.
-- Grain:      one row per population that has one.
-- Reads:      star.dim_model.
-- Returns:    population_code, model_key, inputs_hash, code_version.
-- Parameters: period_key.
with
ranked as (
    select
        population_code, model_key, inputs_hash, code_version,
        row_number() over (partition by population_code order by period_key desc, model_key desc) as age_no
    from star.dim_model
    where model_code = 'discriminant'
        and period_key <= $period_key
)

select population_code, model_key, inputs_hash, code_version
from ranked
where age_no = 1
order by population_code;
