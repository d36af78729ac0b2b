-- Numbers the records read as they stand in their file, where others between them were kept apart.
-- Grain:      one row per record.
-- Reads:      source_record, source_structure_error.
-- Writes:     source_record.
-- Parameters: header_lines; the fragment is record (of the file).
create or replace temp table source_record as
with
gap as (
    select
        line - $header_lines - row_number() over (order by line) + 1 as position,
        row_number() over (order by line) as gaps
    from (select distinct line from source_structure_error) as broken
),

placed as (
    select position, max(gaps) as gaps
    from gap
    group by position
),

read_record as (
    select {{record}}, rowid + 1 as position
    from source_record
)

select {{record}}, read_record.position + coalesce(placed.gaps, 0) as record_no
from read_record
asof left join placed
    on read_record.position >= placed.position
order by record_no;
