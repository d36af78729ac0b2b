-- A source's SELECT as a tree.
-- Grain:      one row.
-- Reads:      nothing: the SELECT is parsed, not run.
-- Returns:    tree_text (JSON).
-- Parameters: select_text.
select json_serialize_sql($select_text)::varchar as tree_text;
