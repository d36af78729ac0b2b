-- Takes over the rows of the month before, which a month rests on.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the table.
-- Parameters: previous_period_key; the fragments are published (the published copy, attached) and table.
insert into {{table}} by name
select *
from {{published}}.{{table}}
where period_key = $previous_period_key;
