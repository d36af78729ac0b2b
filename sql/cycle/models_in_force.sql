-- The models by which a month was closed: of each kind and population that which scored or grouped its customers.
-- Grain:      one row per kind of model and population.
-- Reads:      star.dim_model, star.fact_credit_grade, star.fact_customer_group.
-- Returns:    model_key, model_code, population_code, period_key (at whose close it was fitted), inputs_hash, run_key.
-- Parameters: period_key.
select
    max(model_key) as model_key,
    model_code,
    population_code,
    arg_max(period_key, model_key) as period_key,
    arg_max(inputs_hash, model_key) as inputs_hash,
    arg_max(run_key, model_key) as run_key
from star.dim_model
where model_key in (
    select model_key
    from star.fact_credit_grade
    where period_key = $period_key
    union
    select model_key
    from star.fact_customer_group
    where period_key = $period_key
)
group by model_code, population_code
order by model_code, population_code;
