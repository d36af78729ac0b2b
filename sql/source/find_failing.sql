-- Finds the records on which a value of the source's SELECT fails, each value tried by itself.
-- Grain:      one row per record.
-- Reads:      source_record.
-- Writes:     source_failing (temporary).
-- Parameters: none; the fragments are record (of the file), record_no_name and select (gives record_no, and as
--             column_name the first that fails, or null).
create or replace temp table source_failing as
with
record as (
    select {{record}}, record_no as {{record_no_name}}
    from source_record
),

tried as (
{{select}}
)

select
    record_no::bigint as record_no,
    min(column_name)::varchar as column_name,
    null::varchar as failure
from tried
where
    record_no is not null
    and column_name is not null
group by record_no;
