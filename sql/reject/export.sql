-- Writes the chosen records to a file for a person to mend.
-- Grain:      one row per refused record.
-- Reads:      reject_chosen.
-- Writes:     the file.
-- Parameters: file; the fragments are first (the name of the first column) and cells (the columns of the records).
copy (
    select
        reject_no as {{first}},
        landing_table as reject_table,
        reject_guarded(file_name) as reject_file,
        record_no as reject_record,
        reject_guarded(fault_text) as reject_fault,
        {{cells}}
    from reject_chosen
    where record_text is not null
    order by reject_no
) to $file (format csv, header true);
