-- Sets aside what a dimension holds before its seed is applied.
-- Grain:      the dimension's.
-- Reads:      star.{{table}}.
-- Writes:     the temporary table seed_{{table}}.
-- Parameters: none; the fragment is table.
create or replace temp table seed_{{table}} as
select stored.*
from star.{{table}} as stored;
