-- What the landing tables ask for: the contract with every source.
-- Grain:      one row per column of a landing table but file_name.
-- Reads:      the catalogue.
-- Returns:    table_name, column_name, data_type, is_mandatory; in the order of the columns.
-- Parameters: none.
select table_name, column_name, data_type, not is_nullable as is_mandatory
from duckdb_columns()
where schema_name = 'landing' and column_name <> 'file_name'
order by table_name, column_index;
