-- What the columns of the summary mean: the dictionary's words, or ours where a column is a count
-- or a sum of the summary itself.
-- Grain:      one row per column name.
-- Reads:      the engine's catalogue, for the comments on mart.
-- Returns:    column_name, description.
-- Parameters: none.
with
own as (
    select
        words.column_name,
        words.description
    from (
        values
        ('breakdown_code', 'The row is about: portfolio (all), class, province, city or county.'),
        ('customer_count', 'Customers counted.'),
        ('event_count', 'Events in the month that were not withdrawn by its end.'),
        ('arrears_band', 'Days by which the oldest unpaid bill is past its due day, in bands.')
    ) as words (column_name, description)
),

dictionary as (
    select
        columns.column_name,
        columns.comment as description
    from duckdb_columns() as columns
    where columns.schema_name = 'mart'
        and columns.table_name in ('portfolio_month', 'customer_month', 'credit_grade', 'credit_event', 'region')
        and columns.comment is not null
    qualify row_number() over (
        partition by columns.column_name
        order by
            list_position(
                ['portfolio_month', 'customer_month', 'credit_grade', 'credit_event', 'region'],
                columns.table_name
            )
    ) = 1
)

select
    column_name,
    description
from own
union all
select
    dictionary.column_name,
    dictionary.description
from dictionary
where not exists (select 1 from own where own.column_name = dictionary.column_name)
order by column_name;
