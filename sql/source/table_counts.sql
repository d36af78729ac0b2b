-- What became of the rows of each landing table.
-- Grain:      one row per landing table that a file was read for.
-- Reads:      source_load_file, source_reject.
-- Returns:    landing_table, file_count, read_count, landed_count, rejected_count, repeated_count.
-- Parameters: none.
with
repeated as (
    select landing_table, count(*) as repeated_count
    from source_reject
    where rule_code in ('repeated', 'superseded')
    group by landing_table
)

select
    landing_table,
    count(*) as file_count,
    sum(read_count) as read_count,
    sum(landed_count) as landed_count,
    sum(rejected_count) as rejected_count,
    coalesce(any_value(repeated_count), 0) as repeated_count
from source_load_file
left join repeated
    using (landing_table)
group by landing_table
order by landing_table;
