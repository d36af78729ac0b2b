-- The type of an expression that a home wrote, over what a query gives.
-- Grain:      one row.
-- Reads:      nothing: the query is bound, not run.
-- Returns:    column_name, column_type and what else the engine tells.
-- Parameters: none; the fragments are query and home_sql, the expression.
describe
with
over_it as (
{{query}}
)

select (
{{home_sql}}
) as given
from over_it;
