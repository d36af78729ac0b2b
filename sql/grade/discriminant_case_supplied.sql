-- The cases that a discriminant learns from, where a source states the outcome of the observation month.
-- Grain:      one row per customer of the observation month with an outcome that was not in default then.
-- Reads:      star.fact_indicator, star.fact_customer_month, star.fact_outcome.
-- Writes:     the temporary table discriminant_case.
-- Parameters: observation_period_key, first_period_key_cure (the first month of its cure); the fragment points is the
--             columns of points.
create or replace temp table discriminant_case as
with
in_default as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between $first_period_key_cure and $observation_period_key
        and is_default
),

outcome as (
    select customer_key, bool_or(is_default) as is_default
    from star.fact_outcome
    where period_key = $observation_period_key
    group by customer_key
)

select
    indicator.customer_key,
    indicator.population_code,
    case when outcome.is_default then 'default' else 'good' end as class_code
    {{points}}
from star.fact_indicator as indicator
join outcome using (customer_key)
anti join in_default using (customer_key)
where indicator.period_key = $observation_period_key;
