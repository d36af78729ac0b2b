-- What each part of each method's score gives the customers that are asked for, and what it gives on average. Averages
-- are of whole millionths, so that no order of the rows changes a digit.
-- Grain:      one row per customer asked for, and one with the customer_key 0 for all that are compared.
-- Reads:      what measured.sql reads, the temporary table method_score.
-- Returns:    customer_key, the columns of the fragment terms.
-- Parameters: those of measured.sql.
-- Fragments:  measured, terms (of a row, as t0, t1, ...), means (of these), customers (a list of keys).
with
measured as (
{{measured}}
),

termed as (
    select customer_key, {{terms}}
    from measured
    join method_score using (customer_key)
)

select *
from termed
where customer_key in ({{customers}})
union all
select 0, {{means}}
from termed;
