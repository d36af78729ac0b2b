-- What a table of the star states: its columns, without where each row came from.
-- Grain:      one row per column.
-- Reads:      the engine's catalogue.
-- Returns:    column_name.
-- Parameters: table_name.
select column_name
from duckdb_columns()
where database_name = current_database()
    and schema_name = 'star'
    and table_name = $table_name
    and column_name not in ('run_key', 'load_file_key', 'record_no')
order by column_index;
