-- The months that have rows, so that keys can be looked at month by month and memory stays flat; and the first and the
-- last key of each, by which most months are seen to have no key in common.
-- Grain:      one row per month, in the order of their first keys.
-- Reads:      landing.{{table}}.
-- Returns:    first_on, first_key, last_key.
-- Parameters: none; the fragments are table, month_column and key_column.
select
    date_trunc('month', {{month_column}})::date as first_on,
    min({{key_column}}) as first_key,
    max({{key_column}}) as last_key
from landing.{{table}}
group by first_on
order by first_key;
