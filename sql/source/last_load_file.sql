-- The key of the file that was loaded last, by an earlier load or by the one at work.
-- Grain:      one row.
-- Reads:      audit.load_file, source_load_file.
-- Returns:    load_file_key, 0 when there is none.
-- Parameters: none.
select greatest(
    (select coalesce(max(load_file_key), 0) from audit.load_file),
    (select coalesce(max(load_file_key), 0) from source_load_file)
) as load_file_key;
