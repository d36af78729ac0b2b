-- The tables of summaries that stand there.
-- Grain:      one row per table.
-- Reads:      the engine's catalogue.
-- Returns:    table_name.
-- Parameters: none.
select table_name
from duckdb_tables()
where database_name = current_database()
    and schema_name = 'summary'
order by table_name;
