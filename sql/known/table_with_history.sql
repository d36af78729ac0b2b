-- A table as it was at the end of a run: what had come by then and had not gone.
-- Grain:      that of the table.
-- Reads:      the table in the published copy, and history.{{table}} there.
-- Writes:     the view.
-- Parameters: run_key; the fragments are published (the published copy, attached), schema, table, view.
create view {{view}} as
select *
from {{published}}.{{schema}}.{{table}}
where run_key <= $run_key
union all by name
select * exclude (superseded_run_key)
from {{published}}.history.{{table}}
where run_key <= $run_key
    and superseded_run_key > $run_key;
