-- The cases that a discriminant learns from: customers at the observation month, and whether they defaulted since.
-- Whom no source had stated is not among them.
-- Grain:      one row per customer of the observation month that was stated, and not in default then.
-- Reads:      star.fact_indicator, star.fact_customer_month, and what gave way of them: a month that was restated
--             counts as it was first known, for nobody could have foretold from what was corrected later.
-- Writes:     the temporary table discriminant_case.
-- Parameters: period_key, observation_period_key, next_period_key (the month after it), first_period_key_cure (the
--             first month of its cure); the fragments are points, the columns of points,
--             and indicators and customer_months, the rows as they were first known.
create or replace temp table discriminant_case as
with
indicator as (
    {{indicators}}
),

customer_month_then as (
    {{customer_months}}
),

in_default as (
    select distinct customer_key
    from customer_month_then
    where period_key between $first_period_key_cure and $observation_period_key
        and is_default
),

unstated as (
    select customer_key
    from customer_month_then
    where period_key = $observation_period_key
        and not is_stated
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
from indicator
left join defaulted using (customer_key)
anti join in_default using (customer_key)
anti join unstated using (customer_key)
where indicator.period_key = $observation_period_key;
