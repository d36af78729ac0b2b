-- Sets beside each other what was read of every file of a table, what landed and what was refused, each as it was
-- measured: that they agree is a promise (sql/check/load/load_total_not_conserved.sql).
-- Grain:      one row per file and total.
-- Reads:      source_load_file, source_measure.
-- Writes:     source_load_total.
-- Parameters: run_key, source_name, landing_table; the fragment column_names is the list of totals.
insert into source_load_total (
    run_key, source_name, landing_table, file_name, column_name, read_total, landed_total,
    rejected_total, unread_count
)
with
totalled as (
    select load_file_key, file_name, unnest([{{column_names}}]) as column_name
    from source_load_file
    where source_name = $source_name
        and landing_table = $landing_table
),

measured as (
    select
        load_file_key,
        column_name,
        sum(measured_total) filter (where stage_code = 'read') as read_total,
        sum(measured_total) filter (where stage_code = 'landing') as landing_total,
        sum(measured_total) filter (where stage_code = 'landed') as landed_total,
        sum(measured_total) filter (where stage_code in ('refused', 'taken')) as rejected_total,
        sum(unread_count) filter (where stage_code = 'read') as unread_count
    from source_measure
    where landing_table = $landing_table
    group by load_file_key, column_name
)

select
    $run_key,
    $source_name,
    $landing_table,
    totalled.file_name,
    totalled.column_name,
    -- A file that landed in one go was read as it landed; no row at all is a total of nothing.
    coalesce(measured.read_total, measured.landing_total, 0),
    coalesce(measured.landed_total, 0),
    coalesce(measured.rejected_total, 0),
    coalesce(measured.unread_count, 0)
from totalled
left join measured
    on measured.load_file_key = totalled.load_file_key
    and measured.column_name = totalled.column_name;
