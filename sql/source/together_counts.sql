-- How many rows each of the files has, and how many of them may land.
-- Grain:      one row per file that has any.
-- Reads:      source_together.
-- Returns:    load_file_key, row_count, good_count.
-- Parameters: none.
select
    load_file_key,
    count(*) as row_count,
    count(*) filter (where raw is null) as good_count
from source_together
group by load_file_key
order by load_file_key;
