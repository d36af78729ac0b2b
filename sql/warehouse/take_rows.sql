-- Takes over the rows of a table of another database.
-- Grain:      that of the table.
-- Reads:      the table in the other database.
-- Writes:     the table of the same name here.
-- Parameters: none; the fragments are source (the other database, attached), table.
insert into {{table}}
select *
from {{source}}.{{table}};
