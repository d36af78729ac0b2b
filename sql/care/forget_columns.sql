-- Every column of text in a table that knows a customer, now or before, or that logs: the places in which a number can
-- stand inside of a text, such as bill numbers that begin with it.
-- Grain:      one row per column.
-- Reads:      the engine's catalogue.
-- Returns:    table_name (with its schema), column_name, of_customer (whether the rows have a customer_key),
--             is_free (whether it is about a customer in words, which may be a name).
-- Parameters: none.
with
keyed as (
    select schema_name, table_name
    from duckdb_columns()
    where schema_name in ('star', 'history')
        and column_name = 'customer_key'
        and database_name = current_database()
)

select
    text_column.schema_name || '.' || text_column.table_name as table_name,
    text_column.column_name,
    keyed.table_name is not null as of_customer,
    text_column.column_name = 'attribute_text' as is_free
from duckdb_columns() as text_column
left join keyed
    on keyed.schema_name = text_column.schema_name
    and keyed.table_name = text_column.table_name
where text_column.data_type = 'VARCHAR'
    and text_column.database_name = current_database()
    and (
        -- Whoever reopens a month, or decides about a model, says why in words of their own.
        (text_column.schema_name = 'star' and text_column.table_name = 'period_reopening')
        or (text_column.schema_name = 'star' and text_column.column_name = 'decision_reason')
        or (keyed.table_name is not null and keyed.table_name <> 'dim_customer')
        or (
            text_column.schema_name = 'audit'
            and text_column.table_name in ('run', 'run_step', 'load_file', 'reject')
            -- Cleared by forget_reject, which must find the number to know the record.
            and text_column.column_name not in ('value_text', 'record_text', 'source_text')
        )
    )
order by of_customer desc, table_name, text_column.column_index;
