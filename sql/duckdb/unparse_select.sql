-- The SELECT of a tree.
-- Grain:      one row.
-- Reads:      nothing: the SELECT is not run.
-- Returns:    select_text.
-- Parameters: tree_text (JSON, as by source/parse_select).
select json_deserialize_sql($tree_text::json) as select_text;
