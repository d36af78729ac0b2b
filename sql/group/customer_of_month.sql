-- Where the features of a month come from. Whom no source has stated is in no group: it may be a part of another.
-- Grain:      one row per customer of the month's snapshot that a source has stated.
-- Reads:      star.fact_customer_month, star.fact_indicator, star.dim_customer, the temporary tables customer_habit,
--             customer_channel and station_supply.
-- Returns:    customer_key, customer_no, is_default, and the fragment features: raw_ with the code of each, null where
--             a customer has none.
-- Parameters: period_key.
select snapshot.customer_key, customer.customer_no, snapshot.is_default {{features}}
from star.fact_customer_month as snapshot
left join star.fact_indicator as indicator
    on indicator.customer_key = snapshot.customer_key
    and indicator.period_key = $period_key
left join customer_habit as habit on habit.customer_key = snapshot.customer_key
left join customer_channel as channel on channel.customer_key = snapshot.customer_key
join star.dim_customer as customer
    on customer.customer_version_key = snapshot.customer_version_key
left join station_supply as supply on supply.region_key = customer.region_key
where snapshot.period_key = $period_key
    and snapshot.is_stated;
