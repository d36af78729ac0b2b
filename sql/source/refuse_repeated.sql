-- Takes rows of a repeated key out of landing: one stays. The same again is dropped, something else is refused.
-- Grain:      one row per row taken out.
-- Reads:      source_repeated.
-- Writes:     source_reject, source_load_file, landing.{{table}}.
-- Parameters: run_key, source_name, landing_table, superseded_words and duplicate_words (of a row that is not the same
--             as the kept one, which is later, or not known to be); the fragment is table.
insert into source_reject (
    run_key, source_name, landing_table, file_name, record_no, rule_code, expected, record_text
)
select
    $run_key,
    $source_name,
    $landing_table,
    file_name,
    record_no,
    case when is_same then 'repeated' when is_superseded then 'superseded' else 'duplicate' end,
    case
        when is_same then 'each record once; the same record stands in '
        when is_superseded then $superseded_words
        else $duplicate_words
    end || kept_file_name || ' record ' || kept_record_no,
    record_text
from source_repeated
order by landed_rowid;

update source_load_file
set
    landed_count = landed_count - taken.taken_count,
    rejected_count = rejected_count + taken.taken_count
from (select load_file_key, count(*) as taken_count from source_repeated group by load_file_key) as taken
where source_load_file.load_file_key = taken.load_file_key;

delete from landing.{{table}}
where rowid in (select landed_rowid from source_repeated);
