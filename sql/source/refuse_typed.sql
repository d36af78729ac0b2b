-- Says of every refused row which of its values were refused, and why.
-- Grain:      one row per refused value.
-- Reads:      source_typed, source_record.
-- Writes:     source_reject.
-- Parameters: run_key, source_name, landing_table, file_name; the fragments are faults (a list, null where there is
--             none), record_no and line_no (of source_record), and record_columns (its columns, by name).
insert into source_reject (
    run_key, source_name, landing_table, file_name, record_no, line_no, column_name, value_text, rule_code,
    expected, record_text, source_text
)
with
refused as (
    select * replace (raw[1] as raw), rowid as position
    from source_typed
    where raw is not null
),

fault as (
    select record_no, position, to_json(raw) as record_text, unnest([{{faults}}]) as fault
    from refused
),

-- By number, since the SELECT may have made several rows of one record. Few are at fault: only these become JSON.
origin as (
    select {{record_no}} as record_no, {{line_no}} as line_no, to_json({{record_columns}}) as source_text
    from source_record
    where {{record_no}} in (select try_cast(record_no as bigint) from fault)
)

select
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    fault.record_no,
    origin.line_no,
    fault.fault.column_name,
    fault.fault.value_text,
    fault.fault.rule_code,
    fault.fault.expected,
    fault.record_text,
    origin.source_text
from fault
left join origin
    on origin.record_no = try_cast(fault.record_no as bigint)
where fault.fault is not null
order by fault.position, fault.fault.fault_no;
