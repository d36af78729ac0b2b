-- What a SELECT that a home wrote gives.
-- Grain:      one row per column.
-- Reads:      nothing: the SELECT is bound, not run.
-- Returns:    column_name, column_type and what else the engine tells.
-- Parameters: none; the fragment is home_sql, the SELECT.
describe select * from (
{{home_sql}}
) as given;
