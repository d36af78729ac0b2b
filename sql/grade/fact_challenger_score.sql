-- Scores the customers of the month by a candidate, as the model in force is scored by, and for nothing but comparison.
-- Grain:      one row per customer of the candidate's population that a source has stated.
-- Reads:      star.fact_indicator, star.fact_customer_month.
-- Writes:     star.fact_challenger_score.
-- Parameters: run_key, period_key, model_key, population_code.
-- Fragments:  from dim_model discriminant_score, attributes (the join that it may need) and log_odds.
insert into star.fact_challenger_score (period_key, customer_key, model_key, default_probability, run_key)
with
scored as (
    select indicator.customer_key, {{discriminant_score}} as discriminant_score
    from star.fact_indicator as indicator
    join star.fact_customer_month as snapshot
        on snapshot.customer_key = indicator.customer_key
        and snapshot.period_key = $period_key
        and snapshot.is_stated
    {{attributes}}
    where indicator.period_key = $period_key
        and indicator.population_code = $population_code
)

select
    $period_key,
    customer_key,
    $model_key,
    round(1 / (1 + exp(least(greatest({{log_odds}}, -700), 700))), 6),
    $run_key
from scored
where discriminant_score is not null;
