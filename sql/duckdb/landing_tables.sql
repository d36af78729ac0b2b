-- The landing tables as statements that make them anew, empty, beside the warehouse and not in its file.
-- Grain:      one row per landing table.
-- Reads:      the catalogue.
-- Returns:    statement.
-- Parameters: none.
select replace(sql, 'CREATE TABLE landing.', 'create or replace table scratch.landing.') as statement
from duckdb_tables()
where schema_name = 'landing'
    and database_name = current_database()
order by table_name;
