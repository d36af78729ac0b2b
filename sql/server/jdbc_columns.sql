-- The columns that the asking user may see, with types and remarks; asked through the gateway, in the user's name.
-- Grain: one row per column of a table or view of mart.
-- Reads: information_schema, as queries see it.
-- Returns: table_schema, table_name, column_name, ordinal_position, is_nullable, data_type, column_comment.
-- Parameters: none.
select
    columns.table_schema,
    columns.table_name,
    columns.column_name,
    columns.ordinal_position,
    columns.is_nullable,
    columns.data_type,
    columns.column_comment as column_comment
from information_schema.columns as columns
order by
    columns.table_schema,
    columns.table_name,
    columns.ordinal_position;
