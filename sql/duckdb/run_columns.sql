-- The tables whose rows carry the run that wrote them, with their columns.
-- Grain:      one row per table and column.
-- Reads:      the engine's catalogue.
-- Returns:    table_name (with its schema), column_name, column_type, column_comment.
-- Parameters: none.
with
carrier as (
    select schema_name, table_name
    from duckdb_columns()
    where column_name = 'run_key'
        and schema_name in ('star', 'audit')
        -- The record of runs itself says nothing of what they did.
        and table_name not in ('run', 'run_step')
)

select
    col.schema_name || '.' || col.table_name as table_name,
    col.column_name,
    lower(col.data_type) as column_type,
    col.comment as column_comment
from duckdb_columns() as col
join carrier using (schema_name, table_name)
order by col.schema_name desc, col.table_name, col.column_index;
