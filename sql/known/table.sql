-- A table that does not say which run wrote a row, as it is.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the view.
-- Parameters: none; the fragments are published (the published copy, attached), schema, table, view.
create view {{view}} as
select *
from {{published}}.{{schema}}.{{table}};
