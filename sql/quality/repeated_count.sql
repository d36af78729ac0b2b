-- How many rows of a table say again what an earlier one says of some columns; a row that leaves one empty says
-- nothing.
-- Grain:      one row.
-- Reads:      star.{{table}}.
-- Returns:    row_count.
-- Parameters: period_key; the fragments are table, of_month, columns, and all_known (none of them is empty).
with
several as (
    select count(*) as times
    from star.{{table}} as stored
    where {{of_month}}
        and {{all_known}}
    group by {{columns}}
    having count(*) > 1
)

select coalesce(sum(times - 1), 0)::bigint as row_count
from several;
