-- The weight of each dimension in each population: which column of the index system is whose.
-- Grain:      one row per dimension and population.
-- Reads:      the fragment dimensions: star.dim_dimension, or those of a closed month.
-- Returns:    dimension_code, population_code, dimension_weight.
-- Parameters: none.
select dimension.dimension_code, 'enterprise' as population_code, dimension.weight_enterprise as dimension_weight
from {{dimensions}} as dimension
union all
select dimension.dimension_code, 'resident' as population_code, dimension.weight_resident as dimension_weight
from {{dimensions}} as dimension;
