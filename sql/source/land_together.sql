-- Lands what may land of files that were read together.
-- Grain:      one row per good row of the files.
-- Reads:      source_together.
-- Writes:     landing.{{table}}.
-- Parameters: none; the fragments are table, columns, load_file_keys (of the files) and record_no (null in a clean
--             file).
insert into landing.{{table}} (load_file_key, record_no, {{columns}})
select load_file_key, {{record_no}}, {{columns}}
from source_together
where load_file_key in ({{load_file_keys}})
    and raw is null;
