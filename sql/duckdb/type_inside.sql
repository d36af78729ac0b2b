-- The type of an expression that a home wrote, inside a query that gives it beside others.
-- Grain:      one row.
-- Reads:      nothing: the query is bound, not run.
-- Returns:    column_name, column_type and what else the engine tells.
-- Parameters: none; the fragments are query_begin and query_end, around the expression, and home_sql, the expression.
describe select given from (
{{query_begin}}, (
{{home_sql}}
) as given
{{query_end}}
) as given_by;
