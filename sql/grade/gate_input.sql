-- What a gate's condition in the seed gate.csv may speak of.
-- Grain:      one row per customer of the month's snapshot.
-- Reads:      star.fact_customer_month, star.dim_customer, star.fact_violation, star.fact_accident.
-- Returns:    customer_key, customer_version_key, open_amount, overdue_amount, arrears_days, energy_kwh,
--             is_default (a default in the months of the cure, this one included), is_new,
--             is_unstated (no source had stated the customer), theft_count_36m,
--             breach_count_36m, injury_count_36m.
-- Parameters: period_key, first_period_key_cure and first_period_key_36 (the first of their months), new_since_on
--             (the first day on which a contract may have begun for its customer to be new).
-- Whose contract began on an unknown day is not new.
with
defaulted as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between $first_period_key_cure and $period_key
        and is_default
),

newcomer as (
    select customer_version_key
    from star.dim_customer
    where opened_on >= $new_since_on
),

conduct as (
    select
        customer_key,
        count(*) filter (where event_code = 'theft') as theft_count,
        count(*) filter (where event_code = 'breach') as breach_count,
        count(*) filter (where event_code = 'injury') as injury_count
    from (
        select customer_key, violation_code as event_code
        from star.fact_violation
        where period_key between $first_period_key_36 and $period_key
        union all
        select customer_key, severity_code
        from star.fact_accident
        where period_key between $first_period_key_36 and $period_key
    ) as event
    group by customer_key
)

select
    snapshot.customer_key,
    snapshot.customer_version_key,
    snapshot.open_amount,
    snapshot.overdue_amount,
    snapshot.arrears_days,
    snapshot.energy_kwh,
    defaulted.customer_key is not null as is_default,
    newcomer.customer_version_key is not null as is_new,
    not snapshot.is_stated as is_unstated,
    coalesce(conduct.theft_count, 0) as theft_count_36m,
    coalesce(conduct.breach_count, 0) as breach_count_36m,
    coalesce(conduct.injury_count, 0) as injury_count_36m
from star.fact_customer_month as snapshot
left join defaulted using (customer_key)
left join newcomer using (customer_version_key)
left join conduct using (customer_key)
where snapshot.period_key = $period_key;
