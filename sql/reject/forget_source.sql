-- Leaves only the landing table's columns of records that were mended by these, since the file's own are not known.
-- Grain:      one row per refused value.
-- Reads:      source_reject.
-- Writes:     source_reject.
-- Parameters: landing_table, file_name.
update source_reject
set source_text = null
where landing_table = $landing_table
    and file_name = $file_name;
