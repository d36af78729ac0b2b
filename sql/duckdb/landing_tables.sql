-- The landing tables as statements that make them anew, empty, beside the warehouse and not in its file.
-- Grain:      one row per landing table.
-- Reads:      the catalogue, star.dim_customer_class.
-- Returns:    database_name (the warehouse's own), statement.
-- Parameters: none.
-- A check cannot look into another table: the classes of customers that are known are written into it here. Before the
-- first seed there are none, and every class passes.
with
known as (
    select coalesce(
        string_agg('''' || customer_class_code || '''', ', ' order by class_order),
        'customer_class_code'
    ) as customer_class_codes
    from star.dim_customer_class
    where customer_class_code <> 'unknown'
)

select
    held.database_name,
    replace(
        replace(held.sql, 'CREATE TABLE landing.', 'create or replace table scratch.landing.'),
        '''a code of seeds/customer_class.csv''',
        known.customer_class_codes
    ) as statement
from duckdb_tables() as held
cross join known
where held.schema_name = 'landing'
    and held.database_name = current_database()
order by held.table_name;
