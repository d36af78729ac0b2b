-- One row per fitted model, with how it was made and what was decided about it.
create or replace view mart.model as
with
-- Whether the model of a decision is this one is told by what it was fitted from: fitted anew alike, it is the same.
decided as (
    select
        model.model_key,
        max(decision.decision_no) as decision_no
    from star.dim_model as model
    join star.model_decision as decision
        on decision.model_code = model.model_code
        and decision.population_code = model.population_code
        and decision.fitted_period_key = model.period_key
        and decision.inputs_hash = model.inputs_hash
        and decision.seed = model.seed
        and decision.settings_json = model.settings_json
    group by model.model_key
),

last_approval as (
    select model_code, population_code, max(decision_no) as decision_no
    from star.model_decision
    where decision_code = 'approved'
    group by model_code, population_code
)

select
    model.model_key,
    model.model_code,
    model.population_code,
    model.period_key,
    model.observation_period_key,
    model.customer_count,
    model.default_count,
    model.inputs_hash,
    model.seed,
    model.settings_json,
    model.coefficients_json,
    model.diagnostics_json,
    model.code_version,
    model.fitted_at,
    model.run_key,
    case
        when decision.decision_no is null then 'fitted'
        when decision.decision_code = 'approved' and decision.decision_no <> last_approval.decision_no
            then 'replaced'
        else decision.decision_code
    end as state_code,
    decision.decided_by,
    decision.period_key as decided_period_key,
    decision.expires_on
from star.dim_model as model
left join decided on decided.model_key = model.model_key
left join star.model_decision as decision on decision.decision_no = decided.decision_no
left join last_approval
    on last_approval.model_code = model.model_code
    and last_approval.population_code = model.population_code;

comment on view mart.model is 'One row per fitted model, with how it was made and what was decided about it.';
comment on column mart.model.model_key is 'Key of the model.';
comment on column mart.model.model_code is 'discriminant or k-means.';
comment on column mart.model.population_code is 'resident, enterprise, or all.';
comment on column mart.model.period_key is 'Month at whose close it was fitted.';
comment on column mart.model.observation_period_key is 'Month whose indicators it was fitted on; of a discriminant the last of several.';
comment on column mart.model.customer_count is 'Cases that it was fitted on: customers, and for a discriminant each once an observation month.';
comment on column mart.model.default_count is 'Of these, defaulted in the outcome window; null for k-means.';
comment on column mart.model.inputs_hash is 'SHA-256 of the statistics it was fitted on, as hexadecimal text.';
comment on column mart.model.seed is 'Seed of everything drawn at random; 0 when nothing was.';
comment on column mart.model.settings_json is 'Settings in force, as JSON.';
comment on column mart.model.coefficients_json is 'What scoring needs, as JSON.';
comment on column mart.model.diagnostics_json is 'Quality of the fit, as JSON.';
comment on column mart.model.code_version is 'Version of GridGrade that fitted it.';
comment on column mart.model.fitted_at is 'Moment of the fit.';
comment on column mart.model.run_key is 'The run that wrote the row.';
comment on column mart.model.state_code is 'fitted (nobody has decided about it), candidate, approved, replaced (another of its population was approved after it), or retired.';
comment on column mart.model.decided_by is 'Who decided so last; null when nobody has.';
comment on column mart.model.decided_period_key is 'First month that the decision reaches; null when nobody has decided.';
comment on column mart.model.expires_on is 'Last day of its approval: no month that ends later is closed by it; null when it is not approved.';
