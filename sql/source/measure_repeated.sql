-- Sums the rows that are about to be taken out of landing.
-- Grain:      one row per file and total.
-- Reads:      source_repeated, landing.{{table}}.
-- Writes:     source_measure.
-- Parameters: landing_table; the fragments are table and totals (a list of column_name and total).
insert into source_measure
with
summed as (
    select landed.file_name, [{{totals}}] as totals
    from source_repeated
    join landing.{{table}} as landed
        on landed.rowid = source_repeated.landed_rowid
    group by landed.file_name
),

single as (
    select file_name, unnest(totals) as measured
    from summed
)

select $landing_table, file_name, measured.column_name, 'repeated', measured.total, 0
from single;
