-- The dimensions without which a customer gets no index score.
-- Grain:      one row per dimension.
-- Reads:      the fragment dimensions: star.dim_dimension, or what it held at a close.
-- Returns:    dimension_code.
-- Parameters: none; the fragment is dimensions.
select dimension_code
from {{dimensions}} as dimension
where is_mandatory
order by dimension_order;
