-- The master scale of default probabilities, safest first.
-- Grain:      one row per class.
-- Reads:      star.dim_master_scale.
-- Returns:    master_scale_code, master_scale_order.
-- Parameters: none.
select master_scale_code, master_scale_order
from star.dim_master_scale
order by master_scale_order;
