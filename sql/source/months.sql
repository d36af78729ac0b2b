-- The months that have rows, so that keys can be looked at month by month and memory stays flat.
-- Grain:      one row per month.
-- Reads:      landing.{{table}}.
-- Returns:    first_on.
-- Parameters: none; the fragments are table and month_column.
select distinct date_trunc('month', {{month_column}})::date as first_on
from landing.{{table}}
order by first_on;
