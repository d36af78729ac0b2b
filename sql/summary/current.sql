-- The summaries that were made, each with whether it is of what stands there, and its columns.
-- Grain:      one row per summary and column, the smallest summary first.
-- Reads:      audit.summary, audit.run, the engine's catalogue.
-- Returns:    summary_name, base_table, row_count, definition_hash, is_current, column_name.
-- Parameters: none.
with
stands as (
    select
        (
            select md5(string_agg(sql, chr(10) order by schema_name, view_name))
            from duckdb_views()
            where database_name = current_database()
                and not internal
                and not temporary
        ) as view_hash,
        (select coalesce(max(run_key), 0) from audit.run) as run_key
)

select
    summary.summary_name,
    summary.base_table,
    summary.row_count,
    summary.definition_hash,
    summary.view_hash = stands.view_hash and summary.run_key = stands.run_key as is_current,
    kept.column_name
from audit.summary as summary
cross join stands
join duckdb_columns() as kept
    on kept.database_name = current_database()
    and kept.schema_name = 'summary'
    and kept.table_name = summary.summary_name
order by
    summary.row_count,
    summary.summary_name,
    kept.column_index;
