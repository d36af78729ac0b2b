-- Records files that were read.
-- Grain:      one row per file and landing table.
-- Reads:      nothing.
-- Writes:     source_load_file.
-- Parameters: run_key, source_name, landing_table; the fragment files is rows of load_file_key, file_name, file_sha256,
--             file_bytes, read_count and landed_count.
insert into source_load_file (
    load_file_key, run_key, source_name, landing_table, file_name, file_sha256, file_bytes, read_count, landed_count,
    rejected_count
)
select
    load_file_key,
    $run_key,
    $source_name,
    $landing_table,
    file_name,
    file_sha256,
    file_bytes,
    read_count,
    landed_count,
    read_count - landed_count
from (
    values {{files}}
) as read_file (load_file_key, file_name, file_sha256, file_bytes, read_count, landed_count);
