-- Texts of one query as the engine reads them, before it runs: of what is null, null.
-- Grain: one row.
-- Reads: nothing.
-- Returns: first_tree, second_tree, third_tree, as JSON text.
-- Parameters: three texts, by position: they are the user's and are never written into ours.
select
    json_serialize_sql(?::varchar)::varchar as first_tree,
    json_serialize_sql(?::varchar)::varchar as second_tree,
    json_serialize_sql(?::varchar)::varchar as third_tree;
