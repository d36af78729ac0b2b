-- Puts an empty table in the place of one that is only shown, with the columns that it has in the published copy.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the table.
-- Parameters: none; the fragments are published (the published copy, attached), source (the table there) and table.
drop view {{table}};

create table {{table}} as
select *
from {{published}}.{{source}}
limit 0;
