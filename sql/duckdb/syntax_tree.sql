-- A query as the engine reads it, before it runs.
-- Grain: one row.
-- Reads: nothing.
-- Returns: syntax_tree, as JSON text.
-- Parameters: the query, by position: its text is the user's and is never written into ours.
select json_serialize_sql(?::varchar)::varchar as syntax_tree;
