-- Sums what landed, file by file, in one pass.
-- Grain:      one row per file and total.
-- Reads:      landing.{{table}}.
-- Writes:     source_measure.
-- Parameters: landing_table, stage_code; the fragments are table and totals (a list of column_name and total).
insert into source_measure
with
summed as (
    select file_name, [{{totals}}] as totals
    from landing.{{table}}
    group by file_name
),

single as (
    select file_name, unnest(totals) as measured
    from summed
)

select $landing_table, file_name, measured.column_name, $stage_code, measured.total, 0
from single;
