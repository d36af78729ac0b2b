-- One row per fitted model, with how it was made.
create or replace view mart.model as
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
    model.run_key
from star.dim_model as model;

comment on view mart.model is 'One row per fitted model, with how it was made.';
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
