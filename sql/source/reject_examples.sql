-- What was refused, in short: each rule with how often it spoke and where first.
-- Grain:      one row per landing table, rule, column and expectation.
-- Reads:      source_reject.
-- Returns:    landing_table, rule_code, column_name, expected, reject_count, file_name, record_no, line_no
--             (where it does not follow from the number of the record), value_text.
-- Parameters: none.
select
    landing_table,
    rule_code,
    column_name,
    arg_min_null(expected, rowid) as expected,
    count(*) as reject_count,
    arg_min_null(file_name, rowid) as file_name,
    arg_min_null(record_no, rowid) as record_no,
    arg_min_null(case when line_no > record_no + 1 then line_no end, rowid) as line_no,
    arg_min_null(value_text, rowid) as value_text
from source_reject
group by landing_table, rule_code, column_name
order by landing_table, rule_code, column_name;
