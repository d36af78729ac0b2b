-- Writes what was refused to a file, for a load of which nothing was kept.
-- Grain:      one row per refused value.
-- Reads:      source_reject.
-- Writes:     the file.
-- Parameters: file.
-- As in reject/chosen: a spreadsheet would take such a text for a formula.
create or replace temp macro reject_guarded(x) as
    case
        when regexp_matches(x, '^''*[=+\-@\t\r\n＝＋－＠]') and not regexp_full_match(x, '[-+]?\d+(\.\d+)?')
            then '''' || x
        else x
    end;

copy (
    select
        landing_table,
        reject_guarded(file_name) as file_name,
        record_no,
        column_name,
        reject_guarded(value_text) as value_text,
        rule_code,
        reject_guarded(expected) as expected,
        record_text
    from source_reject
    order by landing_table, rowid
) to $file (format csv, header true);
