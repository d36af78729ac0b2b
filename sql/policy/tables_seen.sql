-- The tables that a role sees, as information_schema shows them to its queries: of others nothing is told.
-- Grain: one row per table that is seen.
-- Reads: the engine's catalogue, information_schema_columns of the role.
-- Returns: the columns of information_schema_tables.
-- Parameters: database_name, the published copy.
-- Fragments: cells and comment, name and words of the table of cells, null for none.
with
described as (
    select
        table_name,
        comment
    from duckdb_tables()
    where database_name = $database_name
        and schema_name = 'mart'
    union all
    select
        view_name as table_name,
        comment
    from duckdb_views()
    where database_name = $database_name
        and schema_name = 'mart'
)

select distinct
    seen.table_catalog,
    seen.table_schema,
    seen.table_name,
    'VIEW' as table_type,
    case when seen.table_name = {{cells}} then {{comment}} else described.comment end as table_comment
from information_schema_columns as seen
left join described on described.table_name = seen.table_name
order by seen.table_name;
