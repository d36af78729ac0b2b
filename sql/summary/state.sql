-- The summaries that were made, each with what it was made from and whether that still stands.
-- Grain:      one row per summary, the smallest first.
-- Reads:      audit.summary, audit.run, the engine's catalogue.
-- Returns:    summary_name, base_table, row_count, definition_hash, is_of_views, is_of_run, made_at (when the last run
--             that it knows began), column_names (by commas).
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
    summary.view_hash = stands.view_hash as is_of_views,
    summary.run_key = stands.run_key as is_of_run,
    strftime(run.started_at at time zone 'UTC', '%Y-%m-%d %H:%M') as made_at,
    (
        select string_agg(kept.column_name, ',' order by kept.column_index)
        from duckdb_columns() as kept
        where kept.database_name = current_database()
            and kept.schema_name = 'summary'
            and kept.table_name = summary.summary_name
    ) as column_names
from audit.summary as summary
cross join stands
left join audit.run as run
    on run.run_key = summary.run_key
order by
    summary.row_count,
    summary.summary_name;
