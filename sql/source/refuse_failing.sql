-- Says of a record on which the source's SELECT fails what the engine says of it, and takes it out of those that land.
-- Grain:      one row.
-- Reads:      source_record.
-- Writes:     source_reject, source_record.
-- Parameters: run_key, source_name, landing_table, file_name, failing_no, expected; the fragments are line_no (of
--             source_record) and record_columns (its columns, by name).
insert into source_reject (
    run_key, source_name, landing_table, file_name, record_no, line_no, rule_code, expected, source_text
)
select
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    record_no,
    {{line_no}},
    'select',
    $expected,
    to_json({{record_columns}})
from source_record
where record_no = $failing_no;

delete from source_record
where record_no = $failing_no;
