-- How many records of a file of refused records name the customer.
-- Grain:      one row.
-- Reads:      the file, forgotten_name.
-- Returns:    row_count.
-- Parameters: file; the fragment is condition.
select count(*) as row_count
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
where {{condition}};
