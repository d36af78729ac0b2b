-- Takes down the control totals that the supplier declared.
-- Grain:      one row per declared total.
-- Reads:      nothing.
-- Writes:     source_declared, source_load_total.
-- Parameters: none; the fragment declared is the rows.
insert into source_declared
values {{declared}};

update source_load_total
set declared_total = declared.declared_total
from (
    select
        landing_table,
        file_name,
        column_name,
        min(coalesce(
            try_cast(declared_text as decimal(38, 3)),
            try_cast(source_number(declared_text) as decimal(38, 3))
        )) as declared_total
    from source_declared
    group by landing_table, file_name, column_name
) as declared
where source_load_total.landing_table = declared.landing_table
    and source_load_total.file_name = declared.file_name
    and source_load_total.column_name = declared.column_name;
