-- How many rows landed from each file.
-- Grain:      one row per file.
-- Reads:      landing.{{table}}.
-- Returns:    file_name, landed_count.
-- Parameters: none; the fragments are table and file_names.
select file_name, count(*) as landed_count
from landing.{{table}}
where file_name in ({{file_names}})
group by file_name
order by file_name;
