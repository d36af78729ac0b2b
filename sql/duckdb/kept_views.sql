-- The views of a database, those that people read and those that they stand on, as statements that
-- make them anew, with their comments.
-- Grain:      one row per view.
-- Reads:      the engine's catalogue.
-- Returns:    view_name (with its schema), statements.
-- Parameters: database_name.
select
    view.schema_name || '.' || view.view_name as view_name,
    rtrim(view.sql, ';' || chr(10)) || coalesce(
        string_agg(
            ';' || chr(10) || 'comment on column ' || view.schema_name || '.' || view.view_name
                || '.' || col.column_name || ' is '''
                || replace(col.comment, '''', '''''') || '''',
            ''
            order by col.column_index
        ) filter (where col.comment is not null),
        ''
    ) as statements
from duckdb_views() as view
join duckdb_columns() as col
    on col.database_name = view.database_name
    and col.schema_name = view.schema_name
    and col.table_name = view.view_name
where view.database_name = $database_name
    and view.schema_name in ('history', 'mart')
group by view.schema_name, view.view_name, view.sql
order by view.schema_name, view.view_name;
