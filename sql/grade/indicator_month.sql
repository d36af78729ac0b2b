-- The months that have indicators, and how many customers they have.
-- Grain:      one row per month and population.
-- Reads:      star.fact_indicator, star.fact_customer_month.
-- Returns:    period_key, population_code, customer_count, first_period_key (the first month of data).
-- Parameters: first_observation_key and last_observation_key, the months that are asked for.
select
    period_key,
    population_code,
    count(*) as customer_count,
    (select min(month.period_key) from star.fact_customer_month as month) as first_period_key
from star.fact_indicator
where period_key between $first_observation_key and $last_observation_key
group by period_key, population_code
order by period_key, population_code;
