-- Hand-written: every customer of the months from one on, given to the nearest centre.
-- Grain:      one row per customer and month in customer_group.
-- Reads:      group_feature.
-- Writes:     customer_group.
-- Parameters: from_no, to_no; the fragments distances, least and nearest.
insert into customer_group
with
measured as (
    select *, {distances}
    from group_feature
    where month_no between {from_no} and {to_no}
)

select customer_key, month_no, {nearest}, round(sqrt(greatest({least}, 0)), 4)
from measured;
