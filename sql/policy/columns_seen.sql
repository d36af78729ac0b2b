-- The columns that a role sees, as information_schema shows them to its queries: of others nothing is told.
-- Grain: one row per table and column that is seen.
-- Reads: the engine's catalogue.
-- Returns: the columns of information_schema_columns.
-- Parameters: database_name, the published copy.
-- Fragments: columns, a row for each column that is seen.
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
