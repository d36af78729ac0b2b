-- One round of Lloyd: gives every customer to its nearest centre, the first of equals, and sums up each centre's.
-- Grain:      one row per centre that has customers.
-- Reads:      the temporary table group_case, as the fragment cases.
-- Returns:    centre_no (from 0), customer_count, sum_0, sum_1, ... (in millionths), within_sum (squared distances in
--             millionths squared): whole numbers.
-- Parameters: none; the fragments distances (d0, d1, ...), distance_squared, nearest, sums.
with
measured as (
    select *, {{distances}}
    from {{cases}}
),

assigned as (
    select *, {{distance_squared}} as distance_squared, {{nearest}} as centre_no
    from measured
)

select
    centre_no,
    count(*) as customer_count,
    sum(distance_squared::hugeint) as within_sum
    {{sums}}
from assigned
group by centre_no
order by centre_no;
