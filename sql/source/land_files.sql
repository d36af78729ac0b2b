-- Lands files in one go; any value that a plain cast or the landing table refuses fails the whole statement.
-- Grain:      one row per row of the source's SELECT.
-- Reads:      the files.
-- Writes:     landing.{{table}}.
-- Parameters: none; the fragments are table, columns (landing) and files (each as by source/cast_file, with union all).
insert into landing.{{table}} (load_file_key, record_no, {{columns}})
{{files}};
