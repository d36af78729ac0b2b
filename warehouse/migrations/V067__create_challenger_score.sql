-- What candidates foretell of the customers that the models in force scored: for comparison, and for nothing else.
create table star.fact_challenger_score (
    period_key integer not null,
    customer_key integer not null,
    model_key integer not null,
    default_probability double not null,
    run_key integer not null
);

comment on table star.fact_challenger_score is 'One row per customer, closed month and candidate of its population: what it foretells; no grade rests on it.';
comment on column star.fact_challenger_score.period_key is 'Month, as yyyymm.';
comment on column star.fact_challenger_score.customer_key is 'The customer, the same over all its versions.';
comment on column star.fact_challenger_score.model_key is 'The candidate.';
comment on column star.fact_challenger_score.default_probability is 'Probability of default within the horizon by it, 0 to 1.';
comment on column star.fact_challenger_score.run_key is 'The run that wrote the row.';

create table history.fact_challenger_score as
select held.*, 0::integer as superseded_run_key
from star.fact_challenger_score as held
limit 0;
comment on table history.fact_challenger_score is 'One row per row of star.fact_challenger_score that gave way, in the same columns.';
comment on column history.fact_challenger_score.superseded_run_key is 'The run at which the row gave way.';
