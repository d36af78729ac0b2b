-- Notes where each file's rows begin in their landing table, before any row is taken out of it.
-- Grain:      one row per file of the source read for the table.
-- Reads:      source_load_file, landing.{{table}}.
-- Writes:     landing.file.
-- Parameters: source_name, landing_table; the fragment is table.
insert into landing.file (load_file_key, landing_table, source_name, file_name, first_rowid)
with
begun as (
    select load_file_key, min(rowid) as first_rowid
    from landing.{{table}}
    group by load_file_key
)

select
    read_file.load_file_key,
    read_file.landing_table,
    read_file.source_name,
    read_file.file_name,
    coalesce(begun.first_rowid, 0)
from source_load_file as read_file
left join begun using (load_file_key)
where read_file.source_name = $source_name
    and read_file.landing_table = $landing_table;
