-- The master scale of default probabilities, safest first.
-- Grain:      one row per class.
-- Reads:      the fragment master_scale: star.dim_master_scale, or what it held at a close.
-- Returns:    master_scale_code, default_probability_ceiling.
-- Parameters: none; the fragment is master_scale.
select master_scale_code, default_probability_ceiling
from {{master_scale}} as master_scale
order by master_scale_order;
