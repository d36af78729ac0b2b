-- Security: how far what the customer has left covers two months of bills.
-- Grain:      one row per customer that has given a security which stands, and is billed.
-- Reads:      star.fact_security, star.fact_customer_month, whose columns ending in _12m hold the window's sums.
-- Returns:    customer_key, sec1.
-- Parameters: period_key, last_on.
with
standing as (
    select customer_key, sum(security_amount) as security_amount
    from star.fact_security
    where period_key <= $period_key
        and given_on <= $last_on
        -- What was given back later still stood.
        and (released_on is null or released_on > $last_on)
    group by customer_key
)

select
    standing.customer_key,
    standing.security_amount::double precision * snapshot.billed_month_count_12m
        / (2 * nullif(greatest(snapshot.billed_amount_12m, 0), 0))::double precision as sec1
from standing
join star.fact_customer_month as snapshot
    on snapshot.customer_key = standing.customer_key
    and snapshot.period_key = $period_key;
