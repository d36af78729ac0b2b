-- Lands the good rows of a file.
-- Grain:      one row per good row.
-- Reads:      source_typed.
-- Writes:     landing.{{table}}.
-- Parameters: file_name; the fragments are table and columns.
insert into landing.{{table}} (file_name, {{columns}})
select $file_name, {{columns}}
from source_typed
where raw is null;
