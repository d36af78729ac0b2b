-- The files that the load at work has read, with what became of their rows so far.
-- Grain:      one row per file and landing table.
-- Reads:      source_load_file.
-- Returns:    landing_table, file_name, file_sha256, file_bytes, read_count, landed_count, rejected_count.
-- Parameters: none.
select landing_table, file_name, file_sha256, file_bytes, read_count, landed_count, rejected_count
from source_load_file
order by landing_table, file_name;
