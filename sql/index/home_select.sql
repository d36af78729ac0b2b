-- What a SELECT that a home wrote gives, beside the star, so that what is wrong with it is known before it is used.
-- Grain:      that of the SELECT.
-- Reads:      what the SELECT reads.
-- Writes:     a temporary table.
-- Parameters: those of the SELECT; the fragments are table, values (its indicators as numbers) and select.
drop table if exists {{table}};

create temp table {{table}} as
select given.customer_key {{values}}
from (
{{select}}
) as given;
