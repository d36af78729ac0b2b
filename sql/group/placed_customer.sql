-- How many customers each group has by the model of before and each new one have in common.
-- Grain:      one row per pair of groups that share a customer.
-- Reads:      the temporary tables group_case and group_before.
-- Returns:    group_no (of the group before), centre_no (of the new one, from 0), customer_count.
-- Parameters: none; the fragments distances, nearest.
with
measured as (
    select *, {{distances}}
    from group_case
),

assigned as (
    select customer_key, {{nearest}} as centre_no
    from measured
)

select placed.group_no, assigned.centre_no, count(*) as customer_count
from assigned
join group_before as placed on placed.customer_key = assigned.customer_key
group by placed.group_no, assigned.centre_no
order by placed.group_no, assigned.centre_no;
