-- Whether a source's SELECT gives a row for every record, in the order of the file, each value as it stands: then the
-- engine may read the file on every thread, and the rows can be counted later to tell their records.
-- Grain:      one row.
-- Reads:      nothing: the SELECT is parsed, not run.
-- Returns:    is_plain.
-- Parameters: select_text.
with
parsed as (
    select json_extract(json_serialize_sql($select_text), '$.statements[0].node') as node
)

select
    coalesce(
        node ->> '$.type' = 'SELECT_NODE'
            and json_array_length(node, '$.modifiers') = 0
            and json_array_length(node, '$.cte_map.map') = 0
            and node ->> '$.from_table.type' = 'BASE_TABLE'
            and node ->> '$.from_table.sample' is null
            and node ->> '$.where_clause' is null
            and node ->> '$.qualify' is null
            and node ->> '$.having' is null
            and node ->> '$.sample' is null
            and json_array_length(node, '$.group_sets') = 0
            and json_array_length(node, '$.group_expressions') = 0
            and (
                select bool_and(item.value ->> '$.class' in ('COLUMN_REF', 'CONSTANT'))
                from json_each(node, '$.select_list') as item
            ),
        false
    ) as is_plain
from parsed;
