-- The k-means model in force at a month's close: the last fitted.
-- Grain:      one row at most.
-- Reads:      star.dim_model.
-- Returns:    model_key, period_key, settings_json, coefficients_json.
-- Parameters: period_key.
select model_key, period_key, settings_json, coefficients_json
from star.dim_model
where model_code = 'k-means'
    and period_key <= $period_key
order by model_key desc
limit 1;
