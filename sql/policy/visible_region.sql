-- The regions that a role sees: those of some numbers, and all beneath them.
-- Grain: one row per region.
-- Reads: mart.region of the published copy.
-- Returns: region_key.
-- Parameters: none.
-- Fragments: source, the schema of the published copy; numbers, a list of texts.
with recursive
below as (
    select region_key
    from {{source}}.region
    where region_no in {{numbers}}
    union
    select region.region_key
    from {{source}}.region as region
    join below on region.parent_region_key = below.region_key
)

select region_key
from below
where region_key <> 0;
