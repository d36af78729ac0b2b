-- Sums what landed, file by file, in one pass.
-- Grain:      one row per file and total.
-- Reads:      source_load_file, landing.{{table}}.
-- Writes:     source_measure.
-- Parameters: source_name, landing_table, stage_code; the fragments are table and totals (a list of column_name and
--             total).
insert into source_measure
with
summed as (
    select load_file_key, [{{totals}}] as totals
    from landing.{{table}}
    where load_file_key in (
        select load_file_key
        from source_load_file
        where source_name = $source_name
            and landing_table = $landing_table
    )
    group by load_file_key
),

single as (
    select load_file_key, unnest(totals) as measured
    from summed
)

select load_file_key, $landing_table, measured.column_name, $stage_code, measured.total, 0
from single;
