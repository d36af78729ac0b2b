-- Records a file that was read.
-- Grain:      one row per file and landing table.
-- Reads:      nothing.
-- Writes:     source_load_file.
-- Parameters: load_file_key, run_key, source_name, landing_table, file_name, file_sha256, file_bytes, read_count,
--             landed_count.
insert into source_load_file (
    load_file_key, run_key, source_name, landing_table, file_name, file_sha256, file_bytes, read_count, landed_count,
    rejected_count
)
values (
    $load_file_key,
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    $file_sha256,
    $file_bytes,
    $read_count,
    $landed_count,
    $read_count - $landed_count
);
