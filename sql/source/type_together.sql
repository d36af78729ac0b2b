-- Types the values of files that are alike, and judges every row: whether a file is clean is known before any row
-- lands.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the files.
-- Writes:     source_together (temporary): load_file_key, the landing columns that the SELECT gives, null where a value
--             is not of its type, and raw (a list of one: the values as supplied; null for a good row, which
--             as a list takes no room).
-- Parameters: none; the fragments are record (of the files), number (of the file, which the SELECT hands on as
--             record_no), record_no_name, files, select (the source's), values, columns, supplied, good and raw.
create or replace temp table source_together as
with
record as (
    select {{record}}, {{number}} as {{record_no_name}}
    from {{files}}
),

supplied as (
{{select}}
),

typed as (
    select record_no::integer as load_file_key, {{values}}, {{supplied}}
    from supplied
),

judged as (
    select *, {{good}} as is_good
    from typed
)

select load_file_key, {{columns}}, case when not is_good then [{{raw}}] end as raw
from judged;
