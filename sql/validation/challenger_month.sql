-- The months in which a candidate and a model in force scored the same customers, and of which an outcome can be known.
-- Grain:      one row per candidate, model in force and month.
-- Reads:      star.fact_challenger_score, star.fact_credit_grade, star.dim_model.
-- Returns:    model_key, champion_model_key, population_code, observation_period_key.
-- Parameters: period_key (the last month whose outcomes count).
select
    challenger.model_key,
    graded.model_key as champion_model_key,
    model.population_code,
    challenger.period_key as observation_period_key
from star.fact_challenger_score as challenger
join star.fact_credit_grade as graded
    on graded.period_key = challenger.period_key
    and graded.customer_key = challenger.customer_key
    and graded.default_probability is not null
join star.dim_model as model on model.model_key = challenger.model_key
where challenger.period_key < $period_key
group by challenger.model_key, graded.model_key, model.population_code, challenger.period_key
order by challenger.model_key, challenger.period_key, graded.model_key;
