-- The rules that landed rows keep, by the name that the engine gives them.
-- Grain:      one row per check constraint of a landing table, as it was made anew: with the codes that are known.
-- Reads:      the catalogue.
-- Returns:    table_name, rule_code, expression, column_name (the first that it is about).
-- Parameters: none.
select
    table_name,
    constraint_name as rule_code,
    expression,
    constraint_column_names[1] as column_name
from duckdb_constraints()
where schema_name = 'landing'
    and database_name = 'scratch'
    and constraint_type = 'CHECK'
order by table_name, constraint_index;
