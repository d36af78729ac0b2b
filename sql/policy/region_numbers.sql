-- The numbers of regions, by which a policy is checked.
-- Grain: one row per region.
-- Reads: mart.region.
-- Returns: region_no.
-- Parameters: none.
select region_no
from mart.region
where region_key <> 0
    and region_no is not null
order by region_no;
