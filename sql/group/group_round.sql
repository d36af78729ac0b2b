-- One round of Lloyd: gives every customer to its nearest centre, the first of equals, and sums up each centre's.
-- Grain:      one row per centre that has customers.
-- Reads:      the temporary table group_case.
-- Returns:    centre_no (from 0), customer_count, sum_0, sum_1, ... (in millionths), within_sum (squared distances in
--             millionths squared, where asked for): whole numbers.
-- Parameters: none; the fragments distances (d0, d1, ...), nearest, within_sum, sums.
with
measured as (
    select *, {{distances}}
    from group_case
),

assigned as (
    select *, {{nearest}} as centre_no
    from measured
)

select
    centre_no,
    count(*) as customer_count,
    {{within_sum}} as within_sum
    {{sums}}
from assigned
group by centre_no
order by centre_no;
