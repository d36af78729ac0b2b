-- Lands a file in one go; any value that a plain cast or the landing table refuses fails the whole statement.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the file.
-- Writes:     landing.{{table}}.
-- Parameters: file_name; the fragments are table, columns (landing), record (of the file), file, select (the source's), values.
insert into landing.{{table}} (file_name, {{columns}})
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
