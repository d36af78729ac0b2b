-- How many rows landed from each file.
-- Grain:      one row per file that any landed from.
-- Reads:      landing.{{table}}.
-- Returns:    load_file_key, landed_count.
-- Parameters: none; the fragments are table and load_file_keys.
select load_file_key, count(*) as landed_count
from landing.{{table}}
where load_file_key in ({{load_file_keys}})
group by load_file_key
order by load_file_key;
