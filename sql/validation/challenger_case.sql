-- The customers whom a candidate and a model in force both scored in a month, not in default then, with what became of
-- them since.
-- Grain:      one row per customer.
-- Reads:      star.fact_challenger_score, star.fact_credit_grade, star.fact_customer_month.
-- Writes:     the temporary table validation_case.
-- Parameters: model_key, champion_model_key, observation_period_key, next_period_key (the month after it),
--             last_period_key (the last month whose outcomes count).
create or replace temp table validation_case as
select
    challenger.customer_key,
    round(challenger.default_probability * 1000000)::bigint as challenger_millionths,
    round(graded.default_probability * 1000000)::bigint as champion_millionths,
    exists (
        select 1
        from star.fact_customer_month as later
        where later.customer_key = challenger.customer_key
            and later.period_key between $next_period_key and $last_period_key
            and later.is_default
    ) as has_defaulted
from star.fact_challenger_score as challenger
join star.fact_credit_grade as graded
    on graded.period_key = challenger.period_key
    and graded.customer_key = challenger.customer_key
where challenger.period_key = $observation_period_key
    and challenger.model_key = $model_key
    and graded.model_key = $champion_model_key
    and graded.default_probability is not null
    and not graded.is_default;
