-- How many customers move which way, and what they owe.
-- Grain:      one row per way of moving, those that stay among them.
-- Reads:      the temporary table compared.
-- Returns:    move_code, customer_count, open_amount, overdue_amount.
-- Parameters: none.
with
way as (
    select unnest(['same', 'up', 'down', 'newly_rated', 'no_longer_rated', 'other_scale']) as move_code,
        unnest(range(6)) as move_order
)

select
    way.move_code,
    count(compared.customer_key) as customer_count,
    coalesce(sum(compared.open_amount), 0) as open_amount,
    coalesce(sum(compared.overdue_amount), 0) as overdue_amount
from way
left join compared using (move_code)
group by way.move_code, way.move_order
order by way.move_order;
