-- The customers among whom several searches of centres are begun, those whose numbers have the lowest MD5 (RFC 1321):
-- the same whatever the order in which they were loaded.
-- Grain:      one row per customer, at most customers_max.
-- Reads:      the temporary table group_case.
-- Returns:    customer_no and the fragment columns, z0, z1, ..., in the order of their numbers.
-- Parameters: random_seed, customers_max.
with
lowest as (
    select customer_no {{columns}}
    from group_case
    order by md5_number_lower(concat_ws('/', customer_no, $random_seed)), customer_no
    limit $customers_max
)

select *
from lowest
order by customer_no;
