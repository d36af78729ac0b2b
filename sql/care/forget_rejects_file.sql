-- Writes a file of refused records anew, without the records that name the customer.
-- Grain:      one row per refused value.
-- Reads:      the file, forgotten_name.
-- Writes:     the file file_name.
-- Parameters: file, file_name; the fragment is condition.
copy (
    select
        landing_table,
        file_name,
        record_no,
        column_name,
        case when not coalesce({{condition}}, false) then value_text end as value_text,
        rule_code,
        expected,
        case when not coalesce({{condition}}, false) then record_text end as record_text
    from read_csv(
        $file,
        auto_detect = false,
        header = true,
        delim = ',',
        quote = '"',
        escape = '"',
        columns = {
            'landing_table': 'varchar', 'file_name': 'varchar', 'record_no': 'varchar', 'column_name': 'varchar',
            'value_text': 'varchar', 'rule_code': 'varchar', 'expected': 'varchar', 'record_text': 'varchar'
        }
    )
) to $file_name (format csv, header true);
