-- The tables and columns of mart, as information_schema shows them to queries: of other schemas nothing is told.
-- Grain: two temporary views, made once for each connection that answers queries.
-- Reads: the engine's catalogue.
-- Writes: temporary views, which are gone with their connection.
-- Parameters: none.
create temp view information_schema_tables as
select
    'gridgrade' as table_catalog,
    schema_name as table_schema,
    table_name,
    'BASE TABLE' as table_type,
    comment as table_comment
from duckdb_tables()
where schema_name = 'mart'
union all
select
    'gridgrade' as table_catalog,
    schema_name as table_schema,
    view_name as table_name,
    'VIEW' as table_type,
    comment as table_comment
from duckdb_views()
where schema_name = 'mart';

create temp view information_schema_columns as
select
    'gridgrade' as table_catalog,
    schema_name as table_schema,
    table_name,
    column_name,
    column_index as ordinal_position,
    case when is_nullable then 'YES' else 'NO' end as is_nullable,
    data_type,
    comment as column_comment
from duckdb_columns()
where schema_name = 'mart';
