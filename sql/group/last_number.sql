-- The last key and the last number that a group was given, so that none is given twice.
-- Grain:      one row.
-- Reads:      star.dim_group.
-- Returns:    group_key (of all themes), group_no (of the theme); 0 where there is none.
-- Parameters: theme_code.
select
    coalesce(max(group_key), 0) as group_key,
    coalesce(max(group_no) filter (where theme_code = $theme_code), 0) as group_no
from star.dim_group;
