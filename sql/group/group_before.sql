-- Where the model of before places the month's customers: beside it is seen whom a fit moves, and not what they did.
-- Grain:      one row per customer.
-- Reads:      the fragment customers.
-- Writes:     the temporary table group_before: customer_key, group_no.
-- Parameters: those of customers; the fragments standardised (z0, z1, ...), distances and group_no of that model.
drop table if exists group_before;

create temp table group_before as
with
customer as (
{{customers}}
),

standardised as (
    select customer_key {{standardised}}
    from customer
),

measured as (
    select *, {{distances}}
    from standardised
)

select customer_key, {{group_no}} as group_no
from measured;
