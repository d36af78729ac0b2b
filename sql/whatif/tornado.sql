-- By how much the mean score of a month changes when one indicator is shocked down, or up, and the others stay.
-- Grain:      one row per indicator whose points change for anybody.
-- Reads:      star.fact_indicator, star.fact_credit_grade, the temporary table rule_weight.
-- Returns:    indicator_code, down_change, up_change (points of the score, over all customers that have one).
-- Parameters: period_key, side_code (closed); the fragment branches is a SELECT over scored for each indicator, with
--             its points as they are, down and up.
with
scored as (
    select fact.*
    from star.fact_indicator as fact
    join star.fact_credit_grade as graded
        on graded.customer_key = fact.customer_key
        and graded.period_key = fact.period_key
        and graded.index_score is not null
    where fact.period_key = $period_key
),

long as (
    {{branches}}
),

weighed as (
    select
        long.*,
        weight.dimension_code,
        weight.indicator_weight,
        weight.dimension_weight,
        sum(weight.indicator_weight) over (
            partition by long.customer_key, weight.dimension_code
        ) as present_weight
    from long
    join rule_weight as weight
        on weight.side_code = $side_code
        and weight.indicator_code = long.indicator_code
        and weight.population_code = long.population_code
),

shared as (
    select
        *,
        dimension_weight * indicator_weight / present_weight as share,
        sum(dimension_weight * indicator_weight / present_weight) over (partition by customer_key) as whole
    from weighed
),

scored_count as (
    select count(*) as customer_count
    from scored
),

swung as (
    select
        indicator_code,
        sum((down_points - points) * share / whole) as down_sum,
        sum((up_points - points) * share / whole) as up_sum
    from shared
    group by indicator_code
    having bool_or(down_points <> points or up_points <> points)
)

select
    swung.indicator_code,
    -- Rounded before they are ordered: sums of doubles differ between runs.
    round(swung.down_sum / scored_count.customer_count, 6) as down_change,
    round(swung.up_sum / scored_count.customer_count, 6) as up_change
from swung
cross join scored_count
order by
    greatest(
        round(abs(swung.down_sum) / scored_count.customer_count, 6),
        round(abs(swung.up_sum) / scored_count.customer_count, 6)
    ) desc,
    swung.indicator_code;
