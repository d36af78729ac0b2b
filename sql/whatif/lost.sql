-- What each indicator costs a customer that moves against its best band, in points of the score.
-- Grain:      one row per customer that moves and has a score, and indicator with points.
-- Reads:      the fragment facts (star.fact_indicator), the temporary tables compared and rule_weight.
-- Writes:     the temporary table lost.
-- Parameters: period_key, side_code (closed or trial); the fragments are facts, and score: the column of compared that
--             says whether there is a score.
insert into lost
with
pointed as (
    select fact.customer_key, fact.population_code, columns('.*_points')
    from {{facts}} as fact
    join compared
        on compared.customer_key = fact.customer_key
        and compared.move_code <> 'same'
        and compared.{{score}} is not null
    where fact.period_key = $period_key
),

long as (
    unpivot pointed
    on columns('.*_points')
    into name column_name value points
),

weighed as (
    select
        long.customer_key,
        weight.indicator_code,
        weight.dimension_code,
        long.points,
        weight.indicator_weight,
        weight.dimension_weight,
        sum(weight.indicator_weight) over (
            partition by long.customer_key, weight.dimension_code
        ) as present_weight
    from long
    join rule_weight as weight
        on weight.side_code = $side_code
        and lower(weight.indicator_code) || '_points' = long.column_name
        and weight.population_code = long.population_code
),

shared as (
    select
        *,
        dimension_weight * indicator_weight / present_weight as share,
        sum(dimension_weight * indicator_weight / present_weight) over (partition by customer_key) as whole
    from weighed
)

select $side_code, customer_key, indicator_code, dimension_code, (100 - points) * share / whole as lost_points
from shared;
