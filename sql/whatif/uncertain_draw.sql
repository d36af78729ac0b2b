-- The weights that are tried: what each dimension's weight is multiplied by.
-- Grain:      one row per draw.
-- Reads:      nothing.
-- Writes:     the temporary table uncertain_draw.
-- Parameters: none; the fragments are rows and columns: draw_no, is_free, then a multiplier for each dimension.
create or replace temp table uncertain_draw as
select *
from (
    values {{rows}}
) as draw ({{columns}});
