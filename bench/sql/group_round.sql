-- Hand-written: one round of k-means over the customers of a month.
-- Grain:      one row per centre.
-- Reads:      group_feature.
-- Returns:    centre_no and the means of the features.
-- Parameters: month_no; the fragments distances (d0, d1, ...) and nearest.
with
measured as (
    select *, {distances}
    from group_feature
    where month_no = {month_no}
)

select {nearest} as centre_no, avg(z0), avg(z1), avg(z2), avg(z3), avg(z4), avg(z5)
from measured
group by centre_no
order by centre_no;
