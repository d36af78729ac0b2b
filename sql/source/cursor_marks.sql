-- How far the queries of a source have been read by the loads that were kept.
-- Grain:      one row per landing table whose query has a cursor and was loaded.
-- Reads:      audit.source_cursor.
-- Returns:    landing_table, column_name, start_text, last_text, row_hashes (with a blank between them).
-- Parameters: source_name.
select
    landing_table,
    cursor_column as column_name,
    start_value as start_text,
    last_value as last_text,
    array_to_string(row_hashes, ' ') as row_hashes
from audit.source_cursor
where source_name = $source_name
order by landing_table;
