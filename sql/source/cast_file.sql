-- The rows of one file, each value cast as it stands.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the file.
-- Returns:    file_name and the landing columns that the SELECT gives.
-- Parameters: file_name; the fragments are record (of the file), file, select (the source's) and values.
with
record as (
    select {{record}}, null::bigint as record_no
    from {{file}}
),

supplied as (
{{select}}
)

select $file_name, {{values}}
from supplied;
