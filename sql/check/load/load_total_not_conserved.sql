-- A row here is a file of which rows or amounts were lost or invented on their way: what was read of it is not what
-- landed and what was refused, or the rows counted one by one are not those that were summed.
-- Grain:      one row per file, landing table and total.
-- Reads:      audit.load_total, audit.load_file.
-- Returns:    run_key, file_name, landing_table, column_name, read_total, landed_total, rejected_total.
-- Parameters: none.
select
    total.run_key,
    total.file_name,
    total.landing_table,
    total.column_name,
    total.read_total,
    total.landed_total,
    total.rejected_total
from audit.load_total as total
join audit.load_file as file
    on file.run_key = total.run_key
    and file.landing_table = total.landing_table
    and file.file_name = total.file_name
where total.read_total <> total.landed_total + total.rejected_total
    or (
        total.column_name = 'row_count'
        and (
            total.read_total <> file.read_count
            or total.landed_total <> file.landed_count
            or total.rejected_total <> file.rejected_count
        )
    )
order by total.run_key, total.file_name, total.landing_table, total.column_name;
