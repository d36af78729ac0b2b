-- A row here is a file loaded without the total of its rows, or that names a row as refused and tells of no refused
-- value.
-- Grain:      one row per file and landing table.
-- Reads:      audit.load_file, audit.load_total, audit.reject.
-- Returns:    file_name, landing_table, rejected_count, told_count.
-- Parameters: run_key.
with
told as (
    select landing_table, file_name, count(*) as told_count
    from audit.reject
    where run_key = $run_key
    group by landing_table, file_name
)

select
    file.file_name,
    file.landing_table,
    file.rejected_count,
    coalesce(told.told_count, 0) as told_count
from audit.load_file as file
left join audit.load_total as total
    on total.run_key = file.run_key
    and total.landing_table = file.landing_table
    and total.file_name = file.file_name
    and total.column_name = 'row_count'
left join told
    on told.landing_table = file.landing_table
    and told.file_name = file.file_name
where file.run_key = $run_key
    and (total.read_total is null or file.rejected_count > coalesce(told.told_count, 0))
order by file.file_name, file.landing_table;
