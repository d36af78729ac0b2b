-- Says that all that landed stayed, where nothing was taken out again.
-- Grain:      one row per file and total.
-- Reads:      source_load_file, source_measure.
-- Writes:     source_measure.
-- Parameters: source_name, landing_table.
insert into source_measure
select load_file_key, landing_table, column_name, 'landed', measured_total, unread_count
from source_measure
where landing_table = $landing_table
    and stage_code = 'landing'
    and load_file_key in (select load_file_key from source_load_file where source_name = $source_name);
