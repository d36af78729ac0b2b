-- How many customers two sets of centres place alike: that of before and that which would take its place.
-- Grain:      one row per pair of centres that have a customer in common.
-- Reads:      the temporary table group_case.
-- Returns:    centre_no, other_no (both from 0), customer_count.
-- Parameters: none; the fragments columns (z0, z1, ...), distances and nearest (of the centres), other_distances and
--             other_nearest.
with
measured as (
    select *, {{distances}}
    from group_case
),

placed as (
    select {{nearest}} as centre_no {{columns}}
    from measured
),

measured_again as (
    select *, {{other_distances}}
    from placed
),

placed_again as (
    select centre_no, {{other_nearest}} as other_no
    from measured_again
)

select centre_no, other_no, count(*) as customer_count
from placed_again
group by centre_no, other_no
order by centre_no, other_no;
