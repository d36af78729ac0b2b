-- Takes rows of a repeated key out of landing: the first stays. The same again is dropped, something else is refused.
-- Grain:      one row per row taken out.
-- Reads:      source_repeated.
-- Writes:     source_reject, source_load_file, landing.{{table}}.
-- Parameters: run_key, source_name, landing_table, key_words; the fragment is table.
insert into source_reject (
    run_key, source_name, landing_table, file_name, rule_code, expected, record_text
)
select
    $run_key,
    $source_name,
    $landing_table,
    file_name,
    case when is_same then 'repeated' else 'duplicate' end,
    case
        when is_same then 'each record once; the same record stands in '
        else 'one record per ' || $key_words || '; another record of it, which was kept, stands in '
    end || first_file_name,
    record_text
from source_repeated
order by landed_rowid;

update source_load_file
set
    landed_count = landed_count - taken.taken_count,
    rejected_count = rejected_count + taken.taken_count
from (select file_name, count(*) as taken_count from source_repeated group by file_name) as taken
where source_load_file.file_name = taken.file_name
    and source_load_file.landing_table = $landing_table;

delete from landing.{{table}}
where rowid in (select landed_rowid from source_repeated);
