-- Writes a group of mended records as a file of its source, and remembers which record is which.
-- Grain:      one row per record.
-- Reads:      mended_record.
-- Writes:     the file, source_mended.
-- Parameters: source_name, landing_table, file_name, column_names_json, file; the fragments are cells (the columns) and
--             is_of_file.
create or replace temp table mended_group as
select
    row_number() over (order by record_no) as position,
    reject_no,
    cells_text
from mended_record
where state_code = 'fresh'
    and source_name = $source_name
    and landing_table = $landing_table
    and is_of_file = {{is_of_file}}
    and to_json(column_names) = $column_names_json::json;

insert into source_mended
select $landing_table, $file_name, position, reject_no
from mended_group;

copy (
    select {{cells}}
    from mended_group
    order by position
) to $file (format csv, header true);
