-- The columns that a query may name.
-- Grain: one row per column of a table or view of mart.
-- Reads: the engine's catalogue.
-- Returns: table_name, column_name, data_type.
-- Parameters: none.
select
    columns.table_name,
    columns.column_name,
    columns.data_type
from duckdb_columns() as columns
where columns.schema_name = 'mart'
    and not columns.internal
    and columns.database_name = current_database()
order by
    columns.table_name,
    columns.column_index;
