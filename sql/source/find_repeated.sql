-- Finds the rows whose key another row of the same load has, which is kept: the one that was stated last; where that is
-- not told, by their order.
-- Grain:      one row per landed row but the kept one of its key.
-- Reads:      landing.{{table}}, landing.file.
-- Writes:     source_repeated (temporary).
-- Parameters: none; the fragments are table, preference (an order, the kept row first), key, key_columns, key_names,
--             same_key, rows (among which some stand twice), same_columns, is_superseded (the kept row is known to be
--             the later one), landed_columns, record_no and kept_record_no.
create or replace temp table source_repeated as
with
-- By hash first, which is a number: only what might stand twice is looked at as text.
suspect as (
    select hash({{key_columns}}) as hash_value
    from landing.{{table}}
    where {{rows}}
    group by hash_value
    having count(*) > 1
),

ranked as (
    select
        {{key}},
        rowid as ranked_rowid,
        row_number() over (partition by {{key_columns}} order by {{preference}}) as preference_no,
        count(*) over (partition by {{key_columns}}) as row_count
    from landing.{{table}}
    where ({{rows}})
        and hash({{key_columns}}) in (select hash_value from suspect)
),

kept_row as (
    select {{key_names}}, ranked_rowid as kept_rowid
    from ranked
    where preference_no = 1
        and row_count > 1
)

select
    landed.rowid as landed_rowid,
    landed.load_file_key,
    {{record_no}} as record_no,
    file.file_name,
    kept_file.file_name as kept_file_name,
    {{kept_record_no}} as kept_record_no,
    {{same_columns}} as is_same,
    {{is_superseded}} as is_superseded,
    to_json({{landed_columns}}) as record_text
from landing.{{table}} as landed
join kept_row
    on {{same_key}}
join landing.{{table}} as kept
    on kept.rowid = kept_row.kept_rowid
join landing.file as file
    on file.load_file_key = landed.load_file_key
join landing.file as kept_file
    on kept_file.load_file_key = kept.load_file_key
where landed.rowid <> kept_row.kept_rowid;
