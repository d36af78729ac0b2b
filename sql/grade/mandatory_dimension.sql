-- The dimensions without which a customer gets no index score.
-- Grain:      one row per dimension.
-- Reads:      star.dim_dimension.
-- Returns:    dimension_code.
-- Parameters: none.
select dimension_code
from star.dim_dimension
where is_mandatory
order by dimension_order;
