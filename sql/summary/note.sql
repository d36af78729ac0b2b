-- Notes what a summary was made from, so that whoever would use it can tell whether that is what stands there.
-- Grain:      one row per summary.
-- Reads:      the table of the summary, audit.run, the engine's catalogue.
-- Writes:     audit.summary.
-- Parameters: summary_name, base_table, definition_hash; the fragment is summary (its table).
insert into audit.summary (summary_name, base_table, row_count, definition_hash, view_hash, run_key)
select
    $summary_name,
    $base_table,
    (select count(*) from summary.{{summary}}),
    $definition_hash,
    (
        select md5(string_agg(sql, chr(10) order by schema_name, view_name))
        from duckdb_views()
        where database_name = current_database()
            and not internal
            and not temporary
    ),
    (select coalesce(max(run_key), 0) from audit.run);
