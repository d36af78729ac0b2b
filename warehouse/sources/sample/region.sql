-- The region file of the sample utility: its columns are those of landing.region.
select
    record_no,
    region_no,
    parent_region_no,
    region_level_code,
    region_name,
    region_name_en
from record;
