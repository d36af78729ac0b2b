-- What a table holds, as one number that does not depend on the order of its rows and that each row changes.
-- A sum and not an exclusive or: two rows that are alike must not cancel each other.
-- Grain:      one row.
-- Reads:      the table.
-- Returns:    row_count, content_hash.
-- Parameters: none; the fragments are columns and table.
select
    count(*) as row_count,
    coalesce(sum(hash({{columns}})::hugeint), 0)::varchar as content_hash
from {{table}};
