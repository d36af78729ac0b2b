-- How the customers of a closed month spread over the points of each dimension.
-- Grain:      one row per population, dimension and number of points that a customer has.
-- Reads:      mart.indicator, mart.month_indicator, star.fact_indicator.
-- Returns:    population_code, dimension_code, dimension_points (the mean of its indicators' points by their weights,
--             to a thousandth), customer_count.
-- Parameters: period_key.
with
scored as (
    select
        indicator.customer_key,
        definition.dimension_code,
        round(
            sum(definition.indicator_weight * indicator.indicator_points) / sum(definition.indicator_weight),
            3
        ) as dimension_points
    from mart.indicator as indicator
    join mart.month_indicator as definition
        on definition.period_key = indicator.period_key
        and definition.indicator_code = indicator.indicator_code
    where indicator.period_key = $period_key
        and indicator.indicator_points is not null
        and definition.is_graded
        and definition.indicator_weight > 0
    group by indicator.customer_key, definition.dimension_code
)

select customer.population_code, scored.dimension_code, scored.dimension_points, count(*) as customer_count
from scored
join star.fact_indicator as customer
    on customer.customer_key = scored.customer_key
    and customer.period_key = $period_key
group by customer.population_code, scored.dimension_code, scored.dimension_points
order by customer.population_code, scored.dimension_code, scored.dimension_points;
