-- The rows of one customer in a table, as far as the close of the month knew them.
-- Grain:      that of the table.
-- Reads:      the table in the published copy.
-- Writes:     the temporary table base_{{name}}; the view star.{{name}} goes.
-- Parameters: customer_key, period_key, next_period_key; the fragments are published (the published copy, attached),
--             name (of the table), and known: which of its rows are known, in SQL.
create or replace temp table base_{{name}} as
select *
from {{published}}.star.{{name}}
where customer_key = $customer_key
    and {{known}};

drop view star.{{name}};
