-- Types every value of the records read, with what plain casts refuse cleaned first; judges every row.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      source_record.
-- Writes:     source_typed (temporary): the landing columns, and raw (a list of one: the values as supplied; null for a
--             good row).
-- Parameters: none; the fragments are record (of the file), record_no and record_no_name (the name that it has there),
--             select (the source's), values, columns, supplied, good and raw.
create or replace temp table source_typed as
with
record as (
    select {{record}}, {{record_no}} as {{record_no_name}}
    from source_record
),

supplied as (
{{select}}
),

typed as (
    select record_no, {{values}}, {{supplied}}
    from supplied
),

judged as (
    select *, {{good}} as is_good
    from typed
)

-- Few rows are refused: only of these are the values as supplied gathered.
select record_no, {{columns}}, case when not is_good then [{{raw}}] end as raw
from judged;
