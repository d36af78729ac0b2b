-- One row per customer, closed month and candidate: what it foretells beside the model in force.
create or replace view mart.challenger_score as
select
    challenger.period_key,
    challenger.customer_key,
    challenger.model_key,
    challenger.default_probability,
    graded.model_key as champion_model_key,
    graded.default_probability as champion_default_probability,
    challenger.run_key
from star.fact_challenger_score as challenger
join star.fact_credit_grade as graded
    on graded.period_key = challenger.period_key
    and graded.customer_key = challenger.customer_key;

comment on view mart.challenger_score is 'One row per customer, closed month and candidate: what it foretells beside the model in force; no grade rests on it.';
comment on column mart.challenger_score.period_key is 'Month, as yyyymm.';
comment on column mart.challenger_score.customer_key is 'The customer, the same over all its versions.';
comment on column mart.challenger_score.model_key is 'The candidate.';
comment on column mart.challenger_score.default_probability is 'Probability of default within the horizon by the candidate, 0 to 1.';
comment on column mart.challenger_score.champion_model_key is 'Model that scored the customer; null when none did.';
comment on column mart.challenger_score.champion_default_probability is 'Probability of default by that one, 0 to 1; null when none scored.';
comment on column mart.challenger_score.run_key is 'The run that wrote the row.';
