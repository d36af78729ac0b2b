-- One row per decision about a fitted model.
create or replace view mart.model_decision as
select
    decision.decision_no,
    decision.decision_code,
    decision.model_key,
    decision.model_code,
    decision.population_code,
    decision.fitted_period_key,
    decision.period_key,
    decision.expires_on,
    decision.decided_by,
    decision.decision_reason,
    decision.decided_at,
    decision.inputs_hash,
    decision.seed,
    decision.settings_json,
    decision.bound_hash,
    decision.run_key
from star.model_decision as decision;

comment on view mart.model_decision is 'One row per decision about a fitted model; rows are only added.';
comment on column mart.model_decision.decision_no is 'Number of the decision, in the order in which they were taken.';
comment on column mart.model_decision.decision_code is 'candidate, approved or retired.';
comment on column mart.model_decision.model_key is 'The model that it is about, as it was called then.';
comment on column mart.model_decision.model_code is 'Kind of the model.';
comment on column mart.model_decision.population_code is 'Whom the model is of.';
comment on column mart.model_decision.fitted_period_key is 'Month at whose close the model was fitted.';
comment on column mart.model_decision.period_key is 'First month that it reaches, as yyyymm: the one that was to be closed next.';
comment on column mart.model_decision.expires_on is 'Of an approval, its last day: no month that ends later is closed by it; else null.';
comment on column mart.model_decision.decided_by is 'Who decided, as given.';
comment on column mart.model_decision.decision_reason is 'Why, in the words of who did.';
comment on column mart.model_decision.decided_at is 'Moment of the decision.';
comment on column mart.model_decision.inputs_hash is 'SHA-256 of the statistics that the model was fitted on.';
comment on column mart.model_decision.seed is 'Seed of what was drawn at random for it; 0 when nothing was.';
comment on column mart.model_decision.settings_json is 'Settings that it was fitted under, as JSON.';
comment on column mart.model_decision.bound_hash is 'SHA-256 of inputs, seed, settings, and the seeds and SELECTs that it rests on: the decision is about what has this hash.';
comment on column mart.model_decision.run_key is 'The run that kept it.';
