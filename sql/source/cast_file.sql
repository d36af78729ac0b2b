-- The rows of one file, each value cast as it stands.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the file.
-- Returns:    load_file_key, record_no and the landing columns that the SELECT gives.
-- Parameters: load_file_key; the fragments are record (of the file), record_no, file, select (the source's) and values.
with
record as (
    select {{record}}, {{record_no}} as record_no
    from {{file}}
),

supplied as (
{{select}}
)

select $load_file_key, record_no, {{values}}
from supplied;
