-- How many customers each group of the month grouped last and each new one have in common.
-- Grain:      one row per pair of groups that share a customer.
-- Reads:      the temporary table group_case, star.fact_customer_group.
-- Returns:    group_no (of the group before; null of customers who were in none), centre_no (of the new one, from 0),
--             customer_count.
-- Parameters: period_key (the month that is grouped now), theme_code; the fragments distances, nearest.
with
measured as (
    select *, {{distances}}
    from group_case
),

assigned as (
    select customer_key, {{nearest}} as centre_no
    from measured
),

before as (
    select customer_key, group_no
    from star.fact_customer_group
    where theme_code = $theme_code
        and period_key = (
            select max(period_key)
            from star.fact_customer_group
            where theme_code = $theme_code
                and period_key < $period_key
        )
)

select before.group_no, assigned.centre_no, count(*) as customer_count
from assigned
left join before on before.customer_key = assigned.customer_key
group by before.group_no, assigned.centre_no
order by before.group_no, assigned.centre_no;
