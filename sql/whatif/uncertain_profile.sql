-- Customers that have the same mean points in every dimension: they score alike whatever dimensions weigh.
-- Grain:      one row per population and points of its dimensions.
-- Reads:      star.fact_indicator, star.fact_credit_grade, the temporary table rule_weight.
-- Writes:     the temporary table uncertain_profile.
-- Parameters: period_key; the fragments are columns a dimension: means, weights, names of means.
create or replace temp table uncertain_profile as
with
pointed as (
    select fact.customer_key, fact.population_code, columns('.*_points')
    from star.fact_indicator as fact
    join star.fact_credit_grade as graded
        on graded.customer_key = fact.customer_key
        and graded.period_key = fact.period_key
        and graded.index_score is not null
    where fact.period_key = $period_key
),

long as (
    unpivot pointed
    on columns('.*_points')
    into name column_name value points
),

of_dimension as (
    select
        long.customer_key,
        long.population_code,
        weight.dimension_code,
        max(weight.dimension_weight) as dimension_weight,
        round(sum(long.points * weight.indicator_weight) / sum(weight.indicator_weight), 9) as mean_points
    from long
    join rule_weight as weight
        on weight.side_code = 'closed'
        and lower(weight.indicator_code) || '_points' = long.column_name
        and weight.population_code = long.population_code
    group by long.customer_key, long.population_code, weight.dimension_code
),

of_customer as (
    select customer_key, population_code, {{means}}, {{weights}}
    from of_dimension
    group by customer_key, population_code
)

select row_number() over (order by population_code, {{names}}) as profile_no, *
from (
    select * exclude (customer_key), count(*) as customer_count
    from of_customer
    group by all
) as profile;
