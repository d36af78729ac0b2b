-- Keeps a decision about a model, with all that it is bound to.
-- Grain:      one row.
-- Reads:      star.dim_model, star.model_decision.
-- Writes:     star.model_decision.
-- Parameters: run_key, model_key, decision_code, bound_hash, period_key (the first month that it reaches), expires_on
--             (9999-12-31 where it never does), decided_by_text, reason_text.
insert into star.model_decision (
    decision_no, decision_code, model_key, model_code, population_code, fitted_period_key, fitted_run_key, inputs_hash,
    seed, settings_json, bound_hash, period_key, expires_on, decided_by, decision_reason, decided_at, run_key
)
select
    (select coalesce(max(decision_no), 0) + 1 from star.model_decision),
    $decision_code,
    model_key,
    model_code,
    population_code,
    period_key,
    run_key,
    inputs_hash,
    seed,
    settings_json,
    $bound_hash,
    $period_key,
    nullif($expires_on, date '9999-12-31'),
    $decided_by_text,
    $reason_text,
    now(),
    $run_key
from star.dim_model
where model_key = $model_key;
