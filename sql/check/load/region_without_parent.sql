-- A row here is a region whose region above is not in the tree; it would be missing from every total by city.
-- Grain:      one row per region.
-- Reads:      star.dim_region.
-- Returns:    region_no, region_level_code.
-- Parameters: none.
select region_no, region_level_code
from star.dim_region
where region_key <> 0
    and region_level_code <> 'province'
    and parent_region_key is null
order by region_no;
