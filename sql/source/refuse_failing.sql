-- Says of the records on which the source's SELECT fails what the engine says of them, and takes them out of those that
-- land.
-- Grain:      one row per record.
-- Reads:      source_record, source_failing.
-- Writes:     source_reject, source_record.
-- Parameters: run_key, source_name, landing_table, file_name, expected; the fragments are line_no (of source_record)
--             and record_columns (its columns, by name).
insert into source_reject (
    run_key,
    source_name,
    landing_table,
    file_name,
    record_no,
    line_no,
    column_name,
    rule_code,
    expected,
    source_text
)
select
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    source_record.record_no,
    {{line_no}},
    source_failing.column_name,
    'select',
    $expected || '; ' || coalesce(source_failing.failure, 'it fails on ' || source_failing.column_name),
    to_json({{record_columns}})
from source_record
inner join source_failing using (record_no)
order by source_record.record_no;

delete from source_record
where record_no in (
    select record_no
    from source_failing
);
