-- The customers that the methods differ over most, and where each method ranks them.
-- Grain:      one row per customer and method, the customer first whose best and worst rank are furthest apart.
-- Reads:      the temporary table method_rank, star.dim_customer.
-- Returns:    customer_key, customer_no, method_code, twice_rank, customer_count, place_no.
-- Parameters: shown_count.
with
apart as (
    select customer_key, max(twice_rank) - min(twice_rank) as twice_apart
    from method_rank
    group by customer_key
),

most as (
    select apart.customer_key, apart.twice_apart, customer.customer_no
    from apart
    join star.dim_customer as customer
        on customer.customer_key = apart.customer_key
        and customer.is_current
    order by apart.twice_apart desc, customer.customer_no, apart.customer_key
    limit $shown_count
)

select
    most.customer_key,
    most.customer_no,
    ranked.method_code,
    ranked.twice_rank,
    ranked.customer_count,
    ranked.place_no
from most
join method_rank as ranked on ranked.customer_key = most.customer_key
order by most.twice_apart desc, most.customer_no, most.customer_key, ranked.method_code;
