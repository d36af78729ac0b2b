-- The populations that customers are weighed and learned from in.
-- Grain:      one row per population.
-- Reads:      star.dim_customer_class.
-- Returns:    population_code.
-- Parameters: none.
select distinct population_code
from star.dim_customer_class
order by population_code;
