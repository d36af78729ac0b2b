-- The cases that a discriminant learns from: customers at the observation month, and whether they defaulted since.
-- Grain:      one row per customer of the observation month that was not in default then.
-- Reads:      star.fact_indicator, star.fact_customer_month.
-- Writes:     the temporary table discriminant_case.
-- Parameters: period_key, observation_period_key, next_period_key (the month after it), first_period_key_cure (the
--             first month of its cure); the fragment points is the columns of points.
create or replace temp table discriminant_case as
with
in_default as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between $first_period_key_cure and $observation_period_key
        and is_default
),

defaulted as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between $next_period_key and $period_key
        and is_default
)

select
    indicator.customer_key,
    indicator.population_code,
    case when defaulted.customer_key is null then 'good' else 'default' end as class_code
    {{points}}
from star.fact_indicator as indicator
left join defaulted using (customer_key)
anti join in_default using (customer_key)
where indicator.period_key = $observation_period_key;
