-- Chooses the records to be mended: those that wait, whole, with all that is wrong with each in words.
-- Grain:      one row per refused record.
-- Reads:      audit.reject.
-- Writes:     reject_chosen, reject_guarded (temporary).
-- Parameters: run_key, landing_table (empty: all), rule_code (empty: all); the fragment rule_words says each rule in
--             words.
create or replace temp table reject_chosen as
with
named as (
    select distinct reject_no
    from audit.reject
    where run_key = $run_key
        and ($landing_table = '' or landing_table = $landing_table)
        and ($rule_code = '' or rule_code = $rule_code)
)

select
    reject_no,
    min(landing_table) as landing_table,
    min(file_name) as file_name,
    min(record_no) as record_no,
    string_agg(
        coalesce(column_name || ': ', '') || {{rule_words}} || ' (' || rule_code || ')'
            || coalesce(' "' || value_text || '"', '') || '; expected ' || expected,
        ' | '
        order by reject.rowid
    ) as fault_text,
    min(coalesce(source_text, record_text)) as record_text
from audit.reject
semi join named using (reject_no)
where mended_run_key is null
    and rule_code not in ('repeated', 'superseded')
    and coalesce(source_text, record_text, value_text) is not null
group by reject_no;

-- A spreadsheet would take such a text for a formula; a plain number is none. reject/mended_read undoes it.
create or replace temp macro reject_guarded(x) as
    case
        when regexp_matches(x, '^''*[=+\-@\t\r\n＝＋－＠]') and not regexp_full_match(x, '[-+]?\d+(\.\d+)?') then '''' || x
        else x
    end;
