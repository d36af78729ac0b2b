-- The tables and columns that a role sees, as information_schema shows them to its queries: of others nothing is told.
-- Grain: two temporary tables, made when a query of the role first asks for them.
-- Reads: the engine's catalogue.
-- Writes: temporary tables, which are gone with their connection.
-- Parameters: database_name, the published copy.
-- Fragments: columns, a row for each column that is seen; cells and comment, name and words of the table of cells.
create temp table information_schema_columns as
with
seen (table_name, column_name, ordinal_position, data_type, own_comment) as (
    values
    {{columns}}
)

select
    'gridgrade' as table_catalog,
    'mart' as table_schema,
    seen.table_name,
    seen.column_name,
    seen.ordinal_position,
    'YES' as is_nullable,
    seen.data_type,
    coalesce(seen.own_comment, described.comment) as column_comment
from seen
left join duckdb_columns() as described
    on described.database_name = $database_name
    and described.schema_name = 'mart'
    and described.table_name = seen.table_name
    and described.column_name = seen.column_name
order by seen.table_name, seen.ordinal_position;

create temp table information_schema_tables as
with
described as (
    select table_name, comment
    from duckdb_tables()
    where database_name = $database_name
        and schema_name = 'mart'
    union all
    select view_name, comment
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
