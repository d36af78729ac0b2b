-- What the tables of the star state: their columns, without where each row came from.
-- Grain:      one row per table and column.
-- Reads:      the engine's catalogue.
-- Returns:    table_name, column_name.
-- Parameters: none.
select table_name, column_name
from duckdb_columns()
where database_name = current_database()
    and schema_name = 'star'
    and column_name not in ('run_key', 'load_file_key', 'record_no')
order by table_name, column_index;
