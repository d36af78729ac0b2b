-- The columns of the tables of the star, by which expectations are declared.
-- Grain:      one row per column.
-- Reads:      the engine's catalogue.
-- Returns:    table_name, column_name, column_type.
-- Parameters: none.
select table_name, column_name, lower(data_type) as column_type
from duckdb_columns()
where schema_name = 'star'
    and database_name = current_database()
order by table_name, column_index;
