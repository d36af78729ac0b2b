-- How an indicator's values lie in each population, but for those that are no measure.
-- Grain:      one row per population with values.
-- Reads:      star.fact_indicator.
-- Returns:    population_code, deviation, percentile_value.
-- Parameters: period_key; the fragments are column (of the value), measured (whether it is a measure) and share (of the
--             percentile, 0 to 1).
select
    population_code,
    stddev_pop({{column}}) as deviation,
    quantile_cont({{column}}, {{share}}) as percentile_value
from star.fact_indicator
where period_key = $period_key
    and {{measured}}
group by population_code
order by population_code;
