-- The files that earlier loads of the source kept.
-- Grain:      one row per landing table and content of a file.
-- Reads:      audit.load_file.
-- Returns:    landing_table, file_sha256, file_bytes, run_key (of the first load).
-- Parameters: source_name.
select landing_table, file_sha256, file_bytes, min(run_key) as run_key
from audit.load_file
where source_name = $source_name
group by landing_table, file_sha256, file_bytes
order by landing_table, file_sha256;
