-- Takes over the rows of a table that is to be written, in place of those that a migration gave to a new one.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the table.
-- Parameters: none; the fragments are published (the published copy, attached) and table.
delete from {{table}};

insert into {{table}} by name
select *
from {{published}}.{{table}};
