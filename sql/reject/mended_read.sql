-- Reads a file of mended records, undoes the apostrophes that keep a spreadsheet from formulas, and says of each record
-- whether it is to be loaded.
-- Grain:      one row per record of the file.
-- Reads:      the file, audit.reject.
-- Writes:     mended_record (temporary): state_code is fresh, unchanged, mended, unknown, twice, cleared (it has no
--             columns any more) or misplaced.
-- Parameters: none; the fragments are file, reject_no (its column) and cells (its columns by name, as one value).
create or replace temp macro reject_bare(x) as
    nullif(case when regexp_matches(x, '^''+[=+\-@\t\r\n＝＋－＠]') then x[2:] else x end, '');

-- A name as a JSON pointer.
create or replace temp macro reject_pointer(x) as
    '/' || replace(replace(x, '~', '~0'), '/', '~1');

create or replace temp table mended_record as
with
written as (
    select trim({{reject_no}}) as reject_text, to_json({{cells}}) as cells_text
    from {{file}}
),

numbered as (
    select
        row_number() over () as record_no,
        reject_text,
        try_cast(reject_text as bigint) as reject_no,
        cells_text
    from written
    where reject_text is not null
        or len(list_filter(json_keys(cells_text), lambda name: (cells_text ->> reject_pointer(name)) is not null)) > 0
),

known as (
    select
        reject_no,
        arg_max(source_name, rowid) as source_name,
        arg_max(landing_table, rowid) as landing_table,
        arg_max_null(source_text, rowid) is not null as is_of_file,
        arg_max(coalesce(source_text, record_text), rowid) as record_text,
        arg_max_null(record_text, rowid) as landing_text,
        max(mended_run_key) as mended_run_key,
        bool_or(
            mended_run_key is null
            and rule_code not in ('repeated', 'superseded')
            and coalesce(source_text, record_text, value_text) is not null
        ) as is_waiting
    from audit.reject
    group by reject_no
),

compared as (
    select
        numbered.record_no,
        numbered.reject_text,
        numbered.reject_no,
        numbered.cells_text,
        known.source_name,
        known.landing_table,
        known.is_of_file,
        known.mended_run_key,
        known.is_waiting,
        known.record_text is null as is_cleared,
        known.record_text,
        known.landing_text,
        json_keys(known.record_text) as column_names,
        list_filter(
            json_keys(known.record_text),
            lambda name: (numbered.cells_text ->> reject_pointer(name)) is distinct from
                (known.record_text ->> reject_pointer(name))
        ) as changed_names,
        list_filter(
            json_keys(numbered.cells_text),
            lambda name: (numbered.cells_text ->> reject_pointer(name)) is not null
                and not list_contains(json_keys(known.record_text), name)
        ) as misplaced_names,
        count(*) over (partition by numbered.reject_no) as same_count
    from numbered
    left join known using (reject_no)
)

select
    record_no,
    reject_text,
    reject_no,
    cells_text,
    source_name,
    landing_table,
    is_of_file,
    mended_run_key,
    column_names,
    record_text,
    landing_text,
    changed_names,
    misplaced_names,
    case
        when source_name is null then 'unknown'
        when same_count > 1 then 'twice'
        when is_cleared and mended_run_key is null then 'cleared'
        when not is_waiting then 'mended'
        when len(changed_names) = 0 then 'unchanged'
        when len(misplaced_names) > 0 then 'misplaced'
        else 'fresh'
    end as state_code
from compared;
