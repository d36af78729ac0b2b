-- How the discriminants up to a month were made.
-- Grain:      one row per model.
-- Reads:      mart.model.
-- Returns:    model_key, population_code, observation_period_key, customer_count, default_count, inputs_hash.
-- Parameters: period_key.
select model_key, population_code, observation_period_key, customer_count, default_count, inputs_hash
from mart.model
where model_code = 'discriminant'
    and period_key <= $period_key
order by model_key;
