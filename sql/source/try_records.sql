-- Runs the source's SELECT over one record, or over those of several that are not known to fail, for whether it fails.
-- Grain:      one row.
-- Reads:      source_record, source_failing.
-- Returns:    value_hash, for every value of the SELECT to be computed.
-- Parameters: first_no, last_no; the fragments are record (of the file), record_no_name and select (the source's).
with
record as (
    select {{record}}, record_no as {{record_no_name}}
    from source_record
    where
        record_no between $first_no and $last_no
        and (
            $first_no = $last_no
            or record_no not in (
                select record_no
                from source_failing
            )
        )
),

supplied as (
{{select}}
)

select bit_xor(hash(supplied)) as value_hash
from supplied;
