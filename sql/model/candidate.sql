-- The candidates at a month's close: models of which that was the last decision by then.
-- Grain:      one row per candidate.
-- Reads:      star.model_decision, star.dim_model.
-- Returns:    population_code, model_key, period_key, settings_json, coefficients_json.
-- Parameters: model_code, period_key.
with
last_decision as (
    select max(decision_no) as decision_no
    from star.model_decision
    where model_code = $model_code
        and period_key <= $period_key
    group by bound_hash
)

select model.population_code, model.model_key, model.period_key, model.settings_json, model.coefficients_json
from star.model_decision as decision
join last_decision on last_decision.decision_no = decision.decision_no
join star.dim_model as model
    on model.model_code = decision.model_code
    and model.population_code = decision.population_code
    and model.period_key = decision.fitted_period_key
    and model.inputs_hash = decision.inputs_hash
    and model.seed = decision.seed
    and model.settings_json = decision.settings_json
where decision.decision_code = 'candidate'
order by model.model_key;
