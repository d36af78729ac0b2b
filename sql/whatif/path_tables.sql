-- The tables of the star that have rows of customers, with the columns that they have in the published copy.
-- Grain:      one row per table and column, in order.
-- Reads:      the engine's catalogue.
-- Returns:    table_name, column_name, is_text.
-- Parameters: none; the fragment published is the name of the published copy, attached.
select
    col.table_name,
    col.column_name,
    col.data_type = 'VARCHAR' as is_text
from duckdb_columns() as col
join duckdb_tables() as kept
    on kept.database_name = col.database_name
    and kept.schema_name = col.schema_name
    and kept.table_name = col.table_name
where col.database_name = '{{published}}'
    and col.schema_name = 'star'
    and exists (
        select 1
        from duckdb_columns() as key
        where key.database_name = col.database_name
            and key.schema_name = col.schema_name
            and key.table_name = col.table_name
            and key.column_name = 'customer_key'
    )
order by col.table_name, col.column_index;
