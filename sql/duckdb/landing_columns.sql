-- What the landing tables ask for: the contract with every source.
-- Grain:      one row per column of a landing table but those that tell where a row came from.
-- Reads:      the catalogue.
-- Returns:    table_name, column_name, data_type, is_mandatory; in the order of the columns.
-- Parameters: none.
select table_name, column_name, data_type, not is_nullable as is_mandatory
from duckdb_columns()
where schema_name = 'landing'
    and database_name = current_database()
    and table_name <> 'file'
    and column_name not in ('load_file_key', 'record_no')
order by table_name, column_index;
