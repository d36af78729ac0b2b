-- Counts the rows of a source's SELECT whose record_no is no whole number, which cannot be kept.
-- Grain:      one row.
-- Reads:      source_record.
-- Returns:    unnumbered_count.
-- Parameters: none; the fragments are record (of the file), record_no_name and select (the source's).
with
record as (
    select {{record}}, record_no as {{record_no_name}}
    from source_record
),

supplied as (
{{select}}
)

select count(*) as unnumbered_count
from supplied
where try_cast(record_no as bigint) is null;
