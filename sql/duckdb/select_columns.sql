-- The columns that a SELECT gives.
-- Grain:      one row per column, in order.
-- Reads:      nothing: the SELECT is described, not run.
-- Returns:    column_name, column_type, and what else the engine tells.
-- Parameters: those of the SELECT; the fragment select is its text.
describe
{{select}};
