-- Says of every record that could not be split into columns what was wrong with it.
-- Grain:      one row per record.
-- Reads:      source_structure_error.
-- Writes:     source_reject.
-- Parameters: run_key, source_name, landing_table, file_name, header_lines, expected; the fragment record_columns gives
--             the columns that the record should have had, empty.
insert into source_reject (
    run_key, source_name, landing_table, file_name, record_no, value_text, rule_code, expected,
    source_text
)
select
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    line - $header_lines,
    left(min_by(csv_line, column_idx), 1000),
    'structure',
    $expected || '; ' || lower(min_by(error_message, column_idx)),
    to_json({{record_columns}})
from source_structure_error
group by line
order by line;
