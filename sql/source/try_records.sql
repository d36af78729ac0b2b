-- Runs the source's SELECT over some of the records, for whether it fails on them.
-- Grain:      one row.
-- Reads:      source_record.
-- Returns:    value_hash, for every value of the SELECT to be computed.
-- Parameters: first_no, last_no; the fragments are record (of the file), record_no_name and select (the source's).
with
record as (
    select {{record}}, record_no as {{record_no_name}}
    from source_record
    where record_no between $first_no and $last_no
),

supplied as (
{{select}}
)

select bit_xor(hash(supplied)) as value_hash
from supplied;
