-- What a source's SELECT gives for a file with these columns.
-- Grain:      one row per column.
-- Reads:      nothing.
-- Returns:    column_name, column_type and what else the engine tells.
-- Parameters: none; the fragments are record (empty columns as in the file) and select (the source's).
describe
with
record as (
    select {{record}}
    where false
),

supplied as (
{{select}}
)

select * from supplied;
