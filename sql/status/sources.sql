-- What was loaded from each source.
-- Grain:      one row per source and landing table.
-- Reads:      audit.load_file, audit.run.
-- Returns:    source_name, landing_table, file_count, landed_count, rejected_count, loaded_at (UTC).
-- Parameters: none.
select
    load_file.source_name,
    load_file.landing_table,
    count(*) as file_count,
    sum(load_file.landed_count)::bigint as landed_count,
    sum(load_file.rejected_count)::bigint as rejected_count,
    strftime(max(run.started_at) at time zone 'UTC', '%Y-%m-%d %H:%M') as loaded_at
from audit.load_file as load_file
join audit.run as run using (run_key)
group by load_file.source_name, load_file.landing_table
order by load_file.source_name, load_file.landing_table;
