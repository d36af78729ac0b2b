-- Puts what is news in the place of what the star holds of it, and keeps beside it what gives way.
-- Grain:      that of the fact.
-- Reads:      star.fact_{{table}}, the temporary tables fact_news, fact_held.
-- Writes:     history.fact_{{table}}, star.fact_{{table}}.
-- Parameters: run_key; the fragment is table.
insert into history.fact_{{table}} by name
select known.*, $run_key as superseded_run_key
from star.fact_{{table}} as known
where known.rowid in (select known_rowid from fact_held);

delete from star.fact_{{table}}
where rowid in (select known_rowid from fact_held);

insert into star.fact_{{table}} by name
select news.*
from fact_news as news;
