-- The chosen records for a person to mend in a spreadsheet.
-- Grain:      one row per refused record.
-- Reads:      reject_chosen.
-- Returns:    cells_json: the cells of the record, as texts.
-- Parameters: none; the fragment cells gives the columns of the records.
select
    json_array(
        reject_no::varchar,
        landing_table,
        reject_guarded(file_name),
        record_no::varchar,
        reject_guarded(fault_text),
        {{cells}}
    )::varchar as cells_json
from reject_chosen
where record_text is not null
order by reject_no;
