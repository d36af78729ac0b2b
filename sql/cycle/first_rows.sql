-- The first rows of another query.
-- Grain:      that of the query.
-- Reads:      what the query reads.
-- Returns:    the columns of the query.
-- Parameters: those of the query; the fragments query and row_count.
with
answer as (
    {{query}}
)

select *
from answer
limit {{row_count}};
