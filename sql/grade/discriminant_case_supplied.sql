-- The cases that a discriminant learns from, where a source states the outcome of the observation month.
-- The source has its own meaning of default and says it of every customer, so nobody is left out.
-- Grain:      one row per customer of the observation month with an outcome.
-- Reads:      star.fact_outcome, star.fact_indicator, and what gave way of it: a month that was restated counts as it
--             was first known, for nobody could have foretold from what was corrected later.
-- Writes:     the temporary table discriminant_case.
-- Parameters: observation_period_key; the fragments are points, the columns of points, and indicators, the
--             rows as they were first known.
create or replace temp table discriminant_case as
with
indicator as (
    {{indicators}}
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
from indicator
join outcome using (customer_key)
where indicator.period_key = $observation_period_key;
