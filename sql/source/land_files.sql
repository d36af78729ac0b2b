-- Lands files in one go; any value that a plain cast or the landing table refuses fails the whole statement.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the files.
-- Writes:     landing.{{table}}.
-- Parameters: none; the fragments are table, columns (landing) and rows (as by source/cast_file).
insert into landing.{{table}} (load_file_key, record_no, {{columns}})
{{rows}};
