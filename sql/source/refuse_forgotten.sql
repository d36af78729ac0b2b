-- Takes the rows of forgotten customers out of landing. Their reject tells neither number nor record, or it would
-- remember whom it was asked to forget.
-- Grain:      one row per row taken out.
-- Reads:      source_forgotten.
-- Writes:     source_reject, source_load_file, landing.{{table}}.
-- Parameters: run_key, source_name, landing_table; the fragment is table.
insert into source_reject (
    run_key, source_name, landing_table, file_name, column_name, rule_code, expected
)
select
    $run_key,
    $source_name,
    $landing_table,
    file_name,
    'customer_no',
    'forgotten',
    'a customer that was not forgotten'
from source_forgotten
order by landed_rowid;

update source_load_file
set
    landed_count = landed_count - taken.taken_count,
    rejected_count = rejected_count + taken.taken_count
from (select load_file_key, count(*) as taken_count from source_forgotten group by load_file_key) as taken
where source_load_file.load_file_key = taken.load_file_key;

delete from landing.{{table}}
where rowid in (select landed_rowid from source_forgotten);
