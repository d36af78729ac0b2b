-- Which discriminants scored the month, and how well do they rank?
-- Grain:      one row per model that scored a customer.
-- Reads:      mart.credit_grade, mart.model.
-- Returns:    model_key, population_code, observation_period_key (the last of its observation months), customer_count
--             (cases: customers, each once an observation month), default_count, default_rate (0 to 1), gini (on the
--             cases it was fitted on; null when unknown), scored_count.
-- Parameters: period_key.
select
    model.model_key,
    model.population_code,
    model.observation_period_key,
    model.customer_count,
    model.default_count,
    model.default_count / nullif(model.customer_count, 0) as default_rate,
    (model.diagnostics_json ->> '$.gini')::double as gini,
    count(*) as scored_count
from mart.credit_grade as credit_grade
join mart.model as model on model.model_key = credit_grade.model_key
where credit_grade.period_key = $period_key
group by
    model.model_key,
    model.population_code,
    model.observation_period_key,
    model.customer_count,
    model.default_count,
    model.diagnostics_json
order by model.model_key;
