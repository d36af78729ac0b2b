-- Every column of every table that is kept in the file, in the order of the tables.
-- Grain:      one row per column.
-- Reads:      the engine's catalogue.
-- Returns:    table_name (with its schema), column_name, column_type.
-- Parameters: none.
select
    table_column.schema_name || '.' || table_column.table_name as table_name,
    table_column.column_name,
    lower(table_column.data_type) as column_type
from duckdb_columns() as table_column
-- The catalogue of columns has those of the views too.
join duckdb_tables() as kept
    on kept.schema_name = table_column.schema_name
    and kept.table_name = table_column.table_name
where not table_column.internal
    and not kept.temporary
    and table_column.database_name = current_database()
    and kept.database_name = current_database()
    -- What lands is there for the time of a load only, and not in the file.
    and kept.schema_name <> 'landing'
order by table_name, table_column.column_index;
