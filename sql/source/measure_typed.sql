-- Sums the rows of a file that was read with care: all of them, and those refused. What could not be typed has no
-- number to sum, and is counted instead.
-- Grain:      one row per total and stage.
-- Reads:      source_typed, source_together.
-- Writes:     source_measure.
-- Parameters: landing_table, load_file_key; the fragments are totals (a list of column_name, read_total, refused_total
--             and unread_count) and typed (where the rows of the file are).
insert into source_measure
with
summed as (
    select [{{totals}}] as totals
    from {{typed}}
),

single as (
    select unnest(totals) as measured
    from summed
)

select $load_file_key, $landing_table, measured.column_name, 'read', measured.read_total, measured.unread_count
from single
union all
select $load_file_key, $landing_table, measured.column_name, 'refused', measured.refused_total, 0
from single;
