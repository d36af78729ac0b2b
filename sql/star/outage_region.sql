-- Gives outages that came before their region the region, now that it is there.
-- Grain:      one row per outage.
-- Reads:      star.dim_region.
-- Writes:     star.fact_outage.
-- Parameters: none.
update star.fact_outage
set region_key = region.region_key
from star.dim_region as region
where region.region_no = fact_outage.region_no
    and fact_outage.region_key = 0
    and region.region_key <> 0;
