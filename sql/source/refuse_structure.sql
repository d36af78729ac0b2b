-- Says of every record that is none of its file's columns what was wrong with it.
-- Grain:      one row per record; of those that a quote has swallowed, one per line.
-- Reads:      the file of what was refused.
-- Writes:     source_reject.
-- Parameters: run_key, source_name, landing_table, file_name, file, expected, record_bytes_max; the fragment
--             record_columns gives the columns that the record should have had, empty.
insert into source_reject (
    run_key, source_name, landing_table, file_name, record_no, line_no, value_text, rule_code, expected, source_text
)
select
    $run_key,
    $source_name,
    $landing_table,
    $file_name,
    record_no,
    line_no,
    value_text,
    rule_code,
    case rule_code
        when 'too_long' then 'a record of at most ' || $record_bytes_max || ' bytes'
        when 'swallowed' then 'a closing quote in the line in which it opens'
        when 'not_text' then 'text in the encoding of the file'
        else $expected
    end
        || '; ' || found_text,
    to_json({{record_columns}})
from read_csv(
    $file,
    auto_detect = false,
    header = false,
    delim = ',',
    quote = '"',
    escape = '"',
    columns = {
        'record_no': 'bigint', 'line_no': 'bigint', 'rule_code': 'varchar', 'value_text': 'varchar',
        'found_text': 'varchar'
    }
)
order by record_no, line_no;
