-- A statement of a home as the engine's parser sees it, or what it does not understand of it, and where.
-- Grain:      one row.
-- Reads:      nothing: the statement is parsed, not run.
-- Returns:    tree_json.
-- Parameters: statement_text.
select json_serialize_sql($statement_text)::varchar as tree_json;
