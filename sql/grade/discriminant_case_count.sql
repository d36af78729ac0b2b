-- How many cases there are to learn from.
-- Grain:      one row per population.
-- Reads:      the temporary table discriminant_case.
-- Returns:    population_code, good_count, default_count.
-- Parameters: none; the fragment cases is the table.
select
    population_code,
    count(*) filter (where class_code = 'good') as good_count,
    count(*) filter (where class_code = 'default') as default_count
from {{cases}}
group by population_code
order by population_code;
