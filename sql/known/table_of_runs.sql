-- A table as it was at the end of a run, when rows of it never give way.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the view.
-- Parameters: run_key; the fragments are published (the published copy, attached), schema, table, view.
create view {{view}} as
select *
from {{published}}.{{schema}}.{{table}}
where run_key <= $run_key;
