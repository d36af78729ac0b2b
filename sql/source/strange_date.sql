-- How many rows just landed have a date that a plain cast took but no person meant, such as one in the year 24.
-- Grain:      one row.
-- Reads:      landing.{{table}}.
-- Returns:    strange_count.
-- Parameters: none; the fragments are table, file_names and strange (the test).
select count(*) as strange_count
from landing.{{table}}
where file_name in ({{file_names}}) and ({{strange}});
