-- Says of every refused row which of its values were refused, and why.
-- Grain:      one row per refused value.
-- Reads:      source_typed.
-- Writes:     source_reject.
-- Parameters: run_key, source_name, landing_table, file_name; the fragment faults is a list, null where there is none.
insert into source_reject
with
fault as (
    select record_no, rowid as position, to_json(raw) as record_text, unnest([{{faults}}]) as fault
    from source_typed
    where raw is not null
)

select
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    record_no,
    fault.column_name,
    fault.value_text,
    fault.rule_code,
    fault.expected,
    record_text
from fault
where fault is not null
order by position, fault.fault_no;
