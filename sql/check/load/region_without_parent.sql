-- A row here is a region that does not hang below the region above it, though that is known; it would be missing from
-- every total by city.
-- Grain:      one row per region.
-- Reads:      star.dim_region.
-- Returns:    region_no, region_level_code, parent_region_no.
-- Parameters: none.
select region.region_no, region.region_level_code, region.parent_region_no
from star.dim_region as region
join star.dim_region as above
    on above.region_no = region.parent_region_no
where region.region_key <> 0
    and region.parent_region_key is null
order by region.region_no;
