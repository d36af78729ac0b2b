-- Lands the files that are clean.
-- Grain:      one row per row of a clean file.
-- Reads:      source_together.
-- Writes:     landing.{{table}}.
-- Parameters: none; the fragments are table, columns and load_file_keys (of the clean files).
insert into landing.{{table}} (load_file_key, record_no, {{columns}})
select load_file_key, null::bigint, {{columns}}
from source_together
where load_file_key in ({{load_file_keys}});
