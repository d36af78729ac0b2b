-- The customer farthest from its nearest centre, to take the place of a centre that has lost all its customers.
-- Grain:      one row at most: none when every customer lies on a centre.
-- Reads:      the temporary table group_case.
-- Returns:    customer_key and the fragment columns, z0, z1, ...
-- Parameters: none; the fragment distance_squared.
with
measured as (
    select *, {{distance_squared}} as distance_squared
    from group_case
)

select customer_key {{columns}}
from measured
where distance_squared > 0
order by distance_squared desc, customer_no
limit 1;
