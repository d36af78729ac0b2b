-- The approvals that stand at a month's close: the last of each population, unless its model was retired since; with
-- the model that it is of, known by what it was fitted from.
-- Grain:      one row per population with an approval.
-- Reads:      star.model_decision, star.dim_model.
-- Returns:    population_code, approved_model_key, fitted_period_key, fitted_run_key, expires_on, decided_by,
--             decided_period_key, inputs_hash, seed, bound_hash, settings_json; model_key, period_key and
--             coefficients_json of the model, null when there is none any more that was fitted from the same.
-- Parameters: model_code, period_key.
with
approval as (
    select
        approved.model_code, approved.population_code, approved.model_key, approved.fitted_period_key,
        approved.fitted_run_key, approved.expires_on, approved.decided_by, approved.period_key, approved.inputs_hash,
        approved.seed, approved.bound_hash, approved.settings_json
    from star.model_decision as approved
    where approved.decision_no in (
        select max(decision_no)
        from star.model_decision
        where model_code = $model_code
            and decision_code = 'approved'
            and period_key <= $period_key
        group by population_code
    )
        and not exists (
            select 1
            from star.model_decision as retired
            where retired.decision_code = 'retired'
                and retired.bound_hash = approved.bound_hash
                and retired.decision_no > approved.decision_no
                and retired.period_key <= $period_key
        )
),

-- The first of those alike.
model as (
    select
        model_code, population_code, period_key, inputs_hash, seed, settings_json, min(model_key) as model_key
    from star.dim_model
    group by model_code, population_code, period_key, inputs_hash, seed, settings_json
)

select
    approval.population_code,
    approval.model_key as approved_model_key,
    approval.fitted_period_key,
    approval.fitted_run_key,
    approval.expires_on,
    approval.decided_by,
    approval.period_key as decided_period_key,
    approval.inputs_hash,
    approval.seed,
    approval.bound_hash,
    approval.settings_json,
    model.model_key,
    model.period_key,
    kept.coefficients_json
from approval
left join model
    on model.model_code = approval.model_code
    and model.population_code = approval.population_code
    and model.period_key = approval.fitted_period_key
    and model.inputs_hash = approval.inputs_hash
    and model.seed = approval.seed
    and model.settings_json = approval.settings_json
left join star.dim_model as kept on kept.model_key = model.model_key
order by approval.population_code;
