-- The weight of each dimension in each population.
-- Grain:      one row per dimension and population.
-- Reads:      the fragment weights: star.dim_dimension_weight, or those of a closed month.
-- Returns:    dimension_code, population_code, dimension_weight.
-- Parameters: none.
select weighed.dimension_code, weighed.population_code, weighed.dimension_weight
from {{weights}} as weighed;
