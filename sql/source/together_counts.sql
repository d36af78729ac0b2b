-- How many rows each of the files has, how many of them may land, and where they begin.
-- Grain:      one row per file that has any.
-- Reads:      source_together.
-- Returns:    load_file_key, row_count, good_count, first_rowid.
-- Parameters: none.
select
    load_file_key,
    count(*) as row_count,
    count(*) filter (where raw is null) as good_count,
    min(rowid) as first_rowid
from source_together
group by load_file_key
order by load_file_key;
