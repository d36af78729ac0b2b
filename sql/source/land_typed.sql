-- Lands the good rows of a file.
-- Grain:      one row per good row.
-- Reads:      source_typed.
-- Writes:     landing.{{table}}.
-- Parameters: load_file_key; the fragments are table and columns.
insert into landing.{{table}} (load_file_key, record_no, {{columns}})
select $load_file_key, record_no, {{columns}}
from source_typed
where raw is null;
