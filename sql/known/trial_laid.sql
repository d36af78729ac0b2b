-- Lays what was written for a month over what the published copy has beside it.
-- Grain:      that of the table.
-- Reads:      the table in the published copy, and the table.
-- Writes:     the view, which takes the table's name; the table is kept as <name>_trial.
-- Parameters: none; the fragments are published (the published copy, attached), source (the table there), table (with
--             its schema), name (without), and beside (which rows of the copy, in SQL).
alter table {{table}} rename to {{name}}_trial;

create view {{table}} as
select *
from {{published}}.{{source}}
where {{beside}}
union all by name
select *
from {{table}}_trial;
