-- The cases that a discriminant learns from: customers at each observation month, and whether they defaulted since.
-- Whom no source had stated is not among them. Of a population's cases every so many-th is drawn, by case_stride.
-- Grain:      one row per customer and observation month in which it was stated, and not in default.
-- Reads:      star.fact_indicator, star.fact_customer_month, and what gave way of them: a month that was restated
--             counts as it was first known, for nobody could have foretold from what was corrected later;
--             discriminant_customer.
-- Writes:     the temporary table discriminant_case.
-- Parameters: first_cure_key and last_observation_key (the months that may tell of a default at observation),
--             first_outcome_key and period_key (the months that may tell of one since), fold_count.
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

default_then as (
    select customer_key, period_key
    from customer_month_then
    where period_key between $first_cure_key and $last_observation_key
        and is_default
),

in_default as (
    select distinct default_then.customer_key, observed.period_key
    from default_then
    join observed
        on default_then.period_key between observed.first_cure_key and observed.period_key
),

unstated as (
    select customer_key, period_key
    from customer_month_then
    where not is_stated
),

default_month as (
    select customer_key, period_key
    from star.fact_customer_month
    where period_key between $first_outcome_key and $period_key
        and is_default
),

defaulted as (
    select distinct default_month.customer_key, observed.period_key
    from default_month
    join observed
        on default_month.period_key between observed.first_outcome_key and observed.last_outcome_key
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
        case when defaulted.customer_key is null then 'good' else 'default' end as class_code
    from drawn
    left join defaulted using (customer_key, period_key)
    where not exists (
            select 1
            from in_default
            where in_default.customer_key = drawn.customer_key
                and in_default.period_key = drawn.period_key
        )
        and not exists (
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
