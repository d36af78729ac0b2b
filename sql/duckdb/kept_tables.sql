-- The tables of a database that outlive a load, and whether each says which run wrote a row, and keeps what
-- gave way.
-- Grain:      one row per table.
-- Reads:      the engine's catalogue.
-- Returns:    schema_name, table_name, has_run, has_history.
-- Parameters: database_name.
select
    kept.schema_name,
    kept.table_name,
    exists (
        select 1
        from duckdb_columns() as col
        where col.database_name = $database_name
            and col.schema_name = kept.schema_name
            and col.table_name = kept.table_name
            and col.column_name = 'run_key'
    ) as has_run,
    kept.schema_name = 'star' and exists (
        select 1
        from duckdb_tables() as past
        where past.database_name = $database_name
            and past.schema_name = 'history'
            and past.table_name = kept.table_name
    ) as has_history
from duckdb_tables() as kept
where kept.database_name = $database_name
    and kept.schema_name in ('star', 'audit', 'history')
order by kept.schema_name, kept.table_name;
