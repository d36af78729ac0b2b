-- The tables and views that the asking user may see, with their remarks; asked through the gateway, in the user's name.
-- Grain: one row per table or view of mart.
-- Reads: information_schema, as queries see it.
-- Returns: table_schema, table_name, table_type, table_comment.
-- Parameters: none.
select
    tables.table_schema,
    tables.table_name,
    tables.table_type,
    tables.table_comment as table_comment
from information_schema.tables as tables
order by
    tables.table_type,
    tables.table_schema,
    tables.table_name;
