-- The tables of a database that have rows.
-- Grain:      one row per table.
-- Reads:      the engine's catalogue.
-- Returns:    schema_name, table_name.
-- Parameters: database_name.
select
    schema_name,
    table_name
from duckdb_tables()
where database_name = $database_name
    and estimated_size > 0
order by schema_name, table_name;
