-- Stages the month's customers for the search of centres: their features, raw and standardised in millionths.
-- Grain:      one row per customer.
-- Reads:      the fragment customers.
-- Writes:     the temporary table group_case.
-- Parameters: those of customers; the fragment standardised (z0, z1, ...) beside raw_0, raw_1, ...
-- Standardised features are whole numbers kept as doubles: sums of them stay below 2^53 and are exact in any order.
drop table if exists group_case;

create temp table group_case as
with
customer as (
{{customers}}
)

select customer.* {{standardised}}
from customer;
