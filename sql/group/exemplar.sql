-- The customer nearest to each centre, the first by number of equals: it stands for the group.
-- Grain:      one row per centre that has customers.
-- Reads:      the temporary table group_case.
-- Returns:    centre_no (from 0), customer_key.
-- Parameters: none; the fragments distances, nearest, distance_squared.
with
measured as (
    select *, {{distances}}
    from group_case
),

assigned as (
    select customer_key, customer_no, {{nearest}} as centre_no, {{distance_squared}} as distance_squared
    from measured
),

ranked as (
    select
        centre_no,
        customer_key,
        row_number() over (partition by centre_no order by distance_squared, customer_no) as rank
    from assigned
)

select centre_no, customer_key
from ranked
where rank = 1
order by centre_no;
