-- The columns of each dimension that a seed may fill, in order.
-- Grain:      one row per column.
-- Reads:      the engine's catalogue.
-- Returns:    table_name, column_name, data_type, is_mandatory (a seed must give it).
-- Parameters: none.
select table_name, column_name, data_type, not is_nullable and column_default is null as is_mandatory
from duckdb_columns()
where database_name = current_database()
    and schema_name = 'star'
    and table_name like 'dim\_%' escape '\'
    and column_name <> 'run_key'
order by table_name, column_index;
