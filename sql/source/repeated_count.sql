-- How many rows have a key that an earlier row of the same load has; by hash, so never too few.
-- Grain:      one row.
-- Reads:      landing.{{table}}.
-- Returns:    repeated_count.
-- Parameters: none; the fragments are table, key and rows (which to look at).
select count(*) - count(distinct hash({{key}})) as repeated_count
from landing.{{table}}
where {{rows}};
