-- The key of the file that was loaded last.
-- Grain:      one row.
-- Reads:      audit.load_file.
-- Returns:    load_file_key, 0 when there is none.
-- Parameters: none.
select coalesce(max(load_file_key), 0) as load_file_key
from audit.load_file;
