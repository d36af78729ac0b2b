-- The first and the last number that has landed of a fact.
-- Grain:      one row.
-- Reads:      landing.{{table}}.
-- Returns:    first_text, last_text.
-- Parameters: none; the fragments are table and column.
select min({{column}}) as first_text, max({{column}}) as last_text
from landing.{{table}};
