-- Lands the good rows of a file that was read together with others, with the numbers of their records.
-- Grain:      one row per good row.
-- Reads:      source_together.
-- Writes:     landing.{{table}}.
-- Parameters: load_file_key; the fragments are table and columns.
insert into landing.{{table}} (load_file_key, record_no, {{columns}})
with
begun as (
    select min(rowid) as first_rowid
    from source_together
    where load_file_key = $load_file_key
)

select load_file_key, together.rowid - begun.first_rowid + 1, {{columns}}
from source_together as together
cross join begun
where load_file_key = $load_file_key
    and raw is null
order by together.rowid;
