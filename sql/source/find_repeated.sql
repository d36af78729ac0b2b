-- Finds the rows whose key an earlier row of the same load has.
-- Grain:      one row per landed row but the first of its key.
-- Reads:      landing.{{table}}, landing.file.
-- Writes:     source_repeated (temporary).
-- Parameters: none; the fragments are table, key, key_names, same_key,
--             same_columns and landed_columns.
create or replace temp table source_repeated as
with
first_row as (
    select {{key}}, min(rowid) as first_rowid
    from landing.{{table}}
    group by {{key_names}}
    having count(*) > 1
)

select
    landed.rowid as landed_rowid,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no,
    file.file_name,
    earlier_file.file_name as first_file_name,
    coalesce(earlier.record_no, earlier.rowid - earlier_file.first_rowid + 1) as first_record_no,
    {{same_columns}} as is_same,
    to_json({{landed_columns}}) as record_text
from landing.{{table}} as landed
join first_row
    on {{same_key}}
join landing.{{table}} as earlier
    on earlier.rowid = first_row.first_rowid
join landing.file as file
    on file.load_file_key = landed.load_file_key
join landing.file as earlier_file
    on earlier_file.load_file_key = earlier.load_file_key
where landed.rowid <> first_row.first_rowid;
