-- The refused rows of a file that was read together with others.
-- Grain:      one row per refused record of the file.
-- Reads:      source_together.
-- Writes:     source_typed (temporary), as source/type_records does, but for the rows that may land.
-- Parameters: load_file_key; the fragment is columns.
create or replace temp table source_typed as
with
begun as (
    select min(rowid) as first_rowid
    from source_together
    where load_file_key = $load_file_key
)

select together.rowid - begun.first_rowid + 1 as record_no, {{columns}}, raw
from source_together as together
cross join begun
where load_file_key = $load_file_key
    and raw is not null
order by together.rowid;
