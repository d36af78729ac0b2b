-- Takes out what is absent from a snapshot, and keeps it beside the star.
-- Grain:      that of the fact.
-- Reads:      star.fact_{{table}}, the temporary table fact_absent.
-- Writes:     history.fact_{{table}}, star.fact_{{table}}.
-- Parameters: run_key; the fragment is table.
insert into history.fact_{{table}} by name
select known.*, $run_key as superseded_run_key
from star.fact_{{table}} as known
where known.rowid in (select known_rowid from fact_absent);

delete from star.fact_{{table}}
where rowid in (select known_rowid from fact_absent);
