-- What was read, landed and refused of the files that the month's facts came from?
-- Grain:      one row per landing table.
-- Reads:      mart.month_load.
-- Returns:    landing_table, file_count, read_count, landed_count, rejected_count.
-- Parameters: period_key.
select
    month_load.landing_table,
    month_load.file_count,
    month_load.read_count,
    month_load.landed_count,
    month_load.rejected_count
from mart.month_load as month_load
where month_load.period_key = $period_key
order by month_load.landing_table;
