-- The rows of files that are alike, each value cast as it stands.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the files.
-- Returns:    load_file_key, record_no and the landing columns that the SELECT gives.
-- Parameters: none; the fragments are record (of the files), number, record_no_name, files, select (the source's),
--             load_file_key, record_no and values.
with
-- The number is what the SELECT hands on as record_no: that of the record or, where records need none, of the file.
record as (
    select {{record}}, {{number}} as {{record_no_name}}
    from {{files}}
),

supplied as (
{{select}}
)

select {{load_file_key}}, {{record_no}}, {{values}}
from supplied;
