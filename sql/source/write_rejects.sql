-- Writes what was refused to a file, for a load of which nothing was kept.
-- Grain:      one row per refused value.
-- Reads:      source_reject.
-- Writes:     the file.
-- Parameters: file.
copy (
    select landing_table, file_name, record_no, column_name, value_text, rule_code, expected, record_text
    from source_reject
    order by landing_table, rowid
) to $file (format csv, header true);
