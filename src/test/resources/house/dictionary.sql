-- Every column of every table and view, with its comment.
-- Grain:      one row per column, in order.
-- Reads:      the engine's catalogue.
-- Returns:    schema_name, relation_name, relation_kind, relation_comment, column_name, column_type, column_comment.
-- Parameters: none.
with
relation as (
    select schema_name, table_name as relation_name, 'table' as relation_kind, comment
    from duckdb_tables()
    where database_name = current_database()
    union all
    select schema_name, view_name as relation_name, 'view' as relation_kind, comment
    from duckdb_views()
    where database_name = current_database()
)

select
    relation.schema_name,
    relation.relation_name,
    relation.relation_kind,
    relation.comment as relation_comment,
    col.column_name,
    lower(col.data_type) as column_type,
    col.comment as column_comment
from relation
join duckdb_columns() as col
    on col.schema_name = relation.schema_name
    and col.table_name = relation.relation_name
    and col.database_name = current_database()
where relation.schema_name in ('landing', 'star', 'mart', 'audit', 'history')
    -- What gave way has the columns of what it gave way from.
    and (relation.schema_name <> 'history' or col.column_name = 'superseded_run_key')
    -- Flyway's own.
    and not (relation.schema_name = 'audit' and relation.relation_name = 'migration')
order by
    list_position(['mart', 'star', 'history', 'landing', 'audit'], relation.schema_name),
    relation.relation_name,
    col.column_index;
