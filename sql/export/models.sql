-- The models behind a month's grades and groups.
-- Grain:      one row per model.
-- Reads:      mart.credit_grade, mart.customer_group, mart.model.
-- Returns:    model_key, model_code, population_code, period_key, inputs_hash, seed, code_version.
-- Parameters: period_key.
select
    model.model_key,
    model.model_code,
    model.population_code,
    model.period_key,
    model.inputs_hash,
    model.seed,
    model.code_version
from mart.model as model
where model.model_key in (
    select credit_grade.model_key
    from mart.credit_grade as credit_grade
    where credit_grade.period_key = $period_key
    union
    select customer_group.model_key
    from mart.customer_group as customer_group
    where customer_group.period_key = $period_key
)
order by model.model_key;
