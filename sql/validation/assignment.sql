-- How the grades of a month came about.
-- Grain:      one row per population, in their order.
-- Reads:      star.fact_credit_grade, star.dim_customer, star.dim_customer_class.
-- Returns:    population_code, customer_count, rated_count, forecast_count (with a default probability),
--             in_default_count, gate_count (decided by a gate), held_count (by hysteresis or the limit on promotion).
-- Parameters: period_key.
select
    customer_class.population_code,
    count(*) as customer_count,
    count(*) filter (where grade.grade_code <> 'NR') as rated_count,
    count(grade.default_probability) as forecast_count,
    count(*) filter (where grade.is_default) as in_default_count,
    count(*) filter (
        where grade.reason_code not in ('score', 'hysteresis', 'promotion', 'no_score', 'unstated')
    ) as gate_count,
    count(*) filter (where grade.reason_code in ('hysteresis', 'promotion')) as held_count
from star.fact_credit_grade as grade
join star.dim_customer as customer using (customer_version_key)
join star.dim_customer_class as customer_class using (customer_class_code)
where grade.period_key = $period_key
group by customer_class.population_code
order by customer_class.population_code;
