-- How many cases there are, and how many of them have a default probability.
-- Grain:      one row per population, in their order, and one for all of them, last.
-- Reads:      the temporary table validation_case.
-- Returns:    population_code, null for all; case_count, default_count, forecast_count.
-- Parameters: none.
select
    population_code,
    count(*) as case_count,
    count(*) filter (where has_defaulted) as default_count,
    count(default_probability) as forecast_count
from validation_case
group by rollup (population_code)
order by population_code nulls last;
