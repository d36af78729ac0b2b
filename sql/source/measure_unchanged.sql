-- Says that all that landed stayed, where nothing was taken out again.
-- Grain:      one row per file and total.
-- Reads:      source_measure.
-- Writes:     source_measure.
-- Parameters: landing_table.
insert into source_measure
select landing_table, file_name, column_name, 'landed', measured_total, unread_count
from source_measure
where landing_table = $landing_table
    and stage_code = 'landing';
