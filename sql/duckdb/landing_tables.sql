-- The landing tables as statements that make them anew, empty, beside the warehouse and not in its file.
-- Grain:      one row per landing table.
-- Reads:      the catalogue, star.dim_customer_class, star.dim_service_rule, history.dim_service_rule.
-- Returns:    database_name (the warehouse's own), statement.
-- Parameters: none.
-- A check cannot look into another table: the classes of customers and the service rules that are known are written
-- into it here. Before the first seed there are none, and every one passes. A rule that is no longer in force may have
-- asked for what comes back now.
with
known as (
    select coalesce(
        string_agg('''' || customer_class_code || '''', ', ' order by class_order),
        'customer_class_code'
    ) as customer_class_codes
    from star.dim_customer_class
    where customer_class_code <> 'unknown'
),

asked as (
    select coalesce(
        string_agg('''' || service_rule_code || '''', ', ' order by service_rule_code),
        'service_rule_code'
    ) as service_rule_codes
    from (
        select service_rule_code
        from star.dim_service_rule
        where kind_code in ('action', 'floor')
        union
        select service_rule_code
        from history.dim_service_rule
        where kind_code in ('action', 'floor')
    ) as rule
)

select
    held.database_name,
    replace(
        replace(
            replace(held.sql, 'CREATE TABLE landing.', 'create or replace table scratch.landing.'),
            '''a code of seeds/customer_class.csv''',
            known.customer_class_codes
        ),
        '''a code of seeds/service_rule.csv''',
        asked.service_rule_codes
    ) as statement
from duckdb_tables() as held
cross join known
cross join asked
where held.schema_name = 'landing'
    and held.database_name = current_database()
order by held.table_name;
