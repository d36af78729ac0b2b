-- The records to be loaded, once nothing is misplaced, put together as they can be read: of one source and landing
-- table, with the same columns.
-- Grain:      one row per group.
-- Reads:      mended_record.
-- Returns:    source_name, landing_table, is_of_file (the columns are the file's; else the landing table's),
--             column_names_json.
-- Parameters: none.
select source_name, landing_table, is_of_file, to_json(column_names) as column_names_json
from mended_record
where state_code in ('fresh', 'misplaced')
group by source_name, landing_table, is_of_file, column_names
order by source_name, landing_table, min(record_no);
