-- The file of regions.
-- Grain:      one row per region.
-- Reads:      region.
-- Returns:    the columns of landing.region.
-- Parameters: none.
select region_no, parent_region_no, region_level_code, region_name, region_name_en
from region
order by region_no;
