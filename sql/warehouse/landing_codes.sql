-- The codes that landed rows may have, for the checks of the landing tables.
-- A check cannot look into another table: the classes of customers and the service rules that are known are written
-- into it. Before the first seed there are none, and every one passes. A rule that is no longer in force may have
-- asked for what comes back now.
-- Grain:      one row.
-- Reads:      star.dim_customer_class, star.dim_service_rule, history.dim_service_rule.
-- Returns:    database_name (the warehouse's own), customer_class_codes, service_rule_codes (as lists of texts, or
--             the name of their column).
-- Parameters: none.
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
    current_database() as database_name,
    known.customer_class_codes,
    asked.service_rule_codes
from known
cross join asked;
