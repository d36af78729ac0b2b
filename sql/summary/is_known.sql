-- Whether a copy is of a version that had summaries.
-- Grain:      one row when it is, else none.
-- Reads:      the engine's catalogue.
-- Returns:    table_name.
-- Parameters: none.
select table_name
from duckdb_tables()
where database_name = current_database()
    and schema_name = 'audit'
    and table_name = 'summary';
