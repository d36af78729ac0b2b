-- The records of the file that cannot be what was refused.
-- Grain:      one row per record, at most row_count.
-- Reads:      mended_record.
-- Returns:    record_no, reject_text, state_code, landing_table, column_name (that holds a value and should not).
-- Parameters: row_count.
select record_no, reject_text, state_code, landing_table, misplaced_names[1] as column_name
from mended_record
where state_code in ('unknown', 'twice', 'cleared', 'misplaced')
order by record_no
limit $row_count;
