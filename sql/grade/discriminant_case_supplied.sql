-- The cases that a discriminant learns from, where a source states outcomes: those of every month that were known by
-- the end of the month that is closed, never one that came to be known later.
-- The source has its own meaning of default and says it of every customer, so nobody is left out but customers whom
-- none had stated.
-- Grain:      one row per customer and month with an outcome that was known at the close.
-- Reads:      star.fact_outcome, star.fact_indicator, star.fact_customer_month, and what gave way of them: a month that
--             was restated counts as it was first known, for nobody could have foretold from what was corrected later.
-- Writes:     the temporary table discriminant_case.
-- Parameters: observation_period_key (the last month with such outcomes), last_on; the fragments are points, the
--             columns of points, and indicators and customer_months, the rows as they were first known.
create or replace temp table discriminant_case as
with
indicator as (
    {{indicators}}
),

customer_month_then as (
    {{customer_months}}
),

unstated as (
    select customer_key, period_key
    from customer_month_then
    where not is_stated
),

outcome as (
    select customer_key, period_key, bool_or(is_default) as is_default
    from star.fact_outcome
    where period_key <= $observation_period_key
        and coalesce(known_on <= $last_on, true)
    group by customer_key, period_key
)

select
    indicator.customer_key,
    indicator.population_code,
    case when outcome.is_default then 'default' else 'good' end as class_code
    {{points}}
from indicator
join outcome using (customer_key, period_key)
anti join unstated using (customer_key, period_key)
where indicator.period_key <= $observation_period_key;
