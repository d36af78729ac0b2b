-- The cases that a discriminant learns from, where a source states outcomes: those of every month that were known by
-- the end of the month that is closed, never one that came to be known later.
-- The source has its own meaning of default and says it of every customer, so nobody is left out but customers whom
-- none had stated. Of a population's cases every so many-th is drawn, by case_stride.
-- Grain:      one row per customer and month with an outcome that was known at the close.
-- Reads:      star.fact_outcome, star.fact_indicator, star.fact_customer_month, and what gave way of them: a month that
--             was restated counts as it was first known, for nobody could have foretold from what was corrected later;
--             discriminant_customer.
-- Writes:     the temporary table discriminant_case.
-- Parameters: close_on, the last day of the month that is closed; fold_count.
-- Fragments:  observed, the observation months as rows of period_key, first_cure_key, first_outcome_key,
--             last_outcome_key and last_on; values and attributes, the columns of the variables, and the join that the
--             second need; indicators and customer_months, the rows as they were first known; case_stride; deal, the
--             customers of the cases by fold.
drop table if exists discriminant_case;

create temp table discriminant_case as
with
observed as (
    {{observed}}
),

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
    where coalesce(known_on <= $close_on, true)
    group by customer_key, period_key
),

drawn as (
    select indicator.*, coalesce(drawing.draw, 0) as draw
    from indicator
    join observed using (period_key)
    left join discriminant_customer as drawing using (customer_key)
    where (coalesce(drawing.draw_no, 0) + indicator.period_key) % ({{case_stride}}) = 0
),

known as (
    select
        drawn.*,
        case when outcome.is_default then 'default' else 'good' end as class_code
    from drawn
    join outcome using (customer_key, period_key)
    where not exists (
        select 1
        from unstated
        where unstated.customer_key = drawn.customer_key
            and unstated.period_key = drawn.period_key
    )
),

dealt as (
    {{deal}}
)

select
    known.customer_key,
    known.period_key,
    known.population_code,
    known.class_code,
    dealt.fold_no
    {{values}}
from known
join dealt
    on dealt.population_code = known.population_code
    and dealt.customer_key = known.customer_key
{{attributes}};
