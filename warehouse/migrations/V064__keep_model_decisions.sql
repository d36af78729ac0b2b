-- What people decided about models: the life of a model is read from it, and nothing in it ever gives way.
create table star.model_decision (
    decision_no integer not null,
    decision_code varchar not null,
    model_key integer not null,
    model_code varchar not null,
    population_code varchar not null,
    fitted_period_key integer not null,
    fitted_run_key integer not null,
    inputs_hash varchar not null,
    seed bigint not null,
    settings_json varchar not null,
    bound_hash varchar not null,
    period_key integer not null,
    expires_on date,
    decided_by varchar not null,
    decision_reason varchar not null,
    decided_at timestamptz not null,
    run_key integer not null,
    constraint model_decision_once primary key (decision_no),
    constraint model_decision_known check (decision_code in ('candidate', 'approved', 'retired')),
    constraint model_decision_expires check ((decision_code = 'approved') = (expires_on is not null))
);

comment on table star.model_decision is 'One row per decision about a fitted model; rows are only added.';
comment on column star.model_decision.decision_no is 'Number of the decision, in the order in which they were taken.';
comment on column star.model_decision.decision_code is 'candidate, approved or retired.';
comment on column star.model_decision.model_key is 'The model that it is about, as it was called then.';
comment on column star.model_decision.model_code is 'Kind of the model.';
comment on column star.model_decision.population_code is 'Whom the model is of.';
comment on column star.model_decision.fitted_period_key is 'Month at whose close the model was fitted.';
comment on column star.model_decision.fitted_run_key is 'The run that fitted it; audit.close_rule has the seeds and SELECTs of that run.';
comment on column star.model_decision.inputs_hash is 'SHA-256 of the statistics that it was fitted on.';
comment on column star.model_decision.seed is 'Seed of what was drawn at random for it; 0 when nothing was.';
comment on column star.model_decision.settings_json is 'Settings that it was fitted under, as JSON.';
comment on column star.model_decision.bound_hash is 'SHA-256 of inputs, seed, settings, and the seeds and SELECTs that it rests on: the decision is about what has this hash.';
comment on column star.model_decision.period_key is 'First month that it reaches, as yyyymm: the one that was to be closed next.';
comment on column star.model_decision.expires_on is 'Of an approval, its last day: no month that ends later is closed by it; else null.';
comment on column star.model_decision.decided_by is 'Who decided, as given.';
comment on column star.model_decision.decision_reason is 'Why, in the words of who did.';
comment on column star.model_decision.decided_at is 'Moment of the decision.';
comment on column star.model_decision.run_key is 'The run that kept it.';
