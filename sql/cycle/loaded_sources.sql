-- The sources that anything was loaded from.
-- Grain:      one row per source.
-- Reads:      audit.load_file.
-- Returns:    source_name.
-- Parameters: none.
select distinct source_name
from audit.load_file
order by source_name;
