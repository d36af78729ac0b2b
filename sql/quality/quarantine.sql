-- Takes the rows that fail out of a fact. What the star said until now is kept beside it, but for rows that came back
-- in this very run, which nobody has seen.
-- Grain:      one row per row taken out.
-- Reads:      star.{{table}}, the temporary table quality_failing.
-- Writes:     audit.quarantine, history.{{table}}, star.{{table}}.
-- Parameters: run_key, period_key; the fragments are table, and cells: every column as text.
insert into audit.quarantine (run_key, period_key, table_name, key_text, expectation_code, row_text)
select
    $run_key,
    $period_key,
    '{{table}}',
    failing.key_text,
    failing.expectation_code,
    to_json({{cells}})::varchar
from star.{{table}} as stored
join quality_failing as failing
    on failing.row_no = stored.rowid
order by failing.row_no;

insert into history.{{table}} by name
select stored.*, $run_key as superseded_run_key
from star.{{table}} as stored
where stored.run_key <> $run_key
    and stored.rowid in (select row_no from quality_failing);

delete from star.{{table}}
where rowid in (select row_no from quality_failing);
