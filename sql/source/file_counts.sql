-- What became of the rows that the source's SELECT gave for a file.
-- Grain:      one row.
-- Reads:      source_typed.
-- Returns:    landed_count, refused_count.
-- Parameters: none.
select
    count(*) filter (where raw is null) as landed_count,
    count(*) filter (where raw is not null) as refused_count
from source_typed;
