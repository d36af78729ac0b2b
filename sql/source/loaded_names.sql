-- The names of the files that earlier loads of the source kept.
-- Grain:      one row per name.
-- Reads:      audit.load_file.
-- Returns:    file_name.
-- Parameters: source_name, landing_table.
select file_name
from audit.load_file
where source_name = $source_name
    and landing_table = $landing_table
group by file_name
order by file_name;
