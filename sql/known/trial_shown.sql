-- Shows a table of the published copy in the place of one that is empty.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the view.
-- Parameters: none; the fragments are published (the snapshot, attached) and table.
drop table {{table}};

create view {{table}} as
select *
from {{published}}.{{table}};
