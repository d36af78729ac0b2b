-- Keeps how far a query has been read, in the transaction that keeps its rows in the star.
-- Grain:      one row per source and landing table.
-- Reads:      the file of the hashes, one a line.
-- Writes:     audit.source_cursor.
-- Parameters: run_key, source_name, landing_table, column_name, start_text, last_text, file.
delete from audit.source_cursor
where source_name = $source_name
    and landing_table = $landing_table;

insert into audit.source_cursor
select
    $source_name as source_name,
    $landing_table as landing_table,
    $column_name as cursor_column,
    $start_text as start_value,
    $last_text as last_value,
    coalesce(list(row_hash order by row_hash), []) as row_hashes,
    $run_key as run_key
from read_csv($file, auto_detect = false, header = false, delim = ',', columns = {'row_hash': 'varchar'});
