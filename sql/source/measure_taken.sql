-- Sums the rows that are about to be taken out of landing.
-- Grain:      one row per file and total.
-- Reads:      {{taken}}, landing.{{table}}.
-- Writes:     source_measure.
-- Parameters: landing_table; the fragments are table, taken (the relation that names the rows) and totals (a list of
--             column_name and total).
insert into source_measure
with
summed as (
    select landed.load_file_key, [{{totals}}] as totals
    from {{taken}} as taken
    join landing.{{table}} as landed
        on landed.rowid = taken.landed_rowid
    group by landed.load_file_key
),

single as (
    select load_file_key, unnest(totals) as measured
    from summed
)

select load_file_key, $landing_table, measured.column_name, 'taken', measured.total, 0
from single;
