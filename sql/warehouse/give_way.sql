-- Takes rows out of a table of the star, and keeps them beside it as having given way at a run.
-- Grain:      one row per row that gives way.
-- Reads:      star.{{table}}.
-- Writes:     history.{{table}}, star.{{table}}.
-- Parameters: run_key and those of the condition; the fragments are table, and condition: which rows are meant.
insert into history.{{table}} by name
select stored.*, $run_key as superseded_run_key
from star.{{table}} as stored
where {{condition}};

delete from star.{{table}} as stored
where {{condition}};
