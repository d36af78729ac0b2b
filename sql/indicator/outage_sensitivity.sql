-- Outage sensitivity: how probably a customer gets in touch within 24 hours of an outage at its station. Not part of
-- the credit grade.
-- Grain:      one row per customer with a snapshot in the month whose station had an outage in the window.
-- Reads:      star.fact_customer_month, star.dim_customer_class, star.dim_customer, star.fact_outage,
--             star.fact_contact.
-- Returns:    customer_key, sen3.
-- Parameters: period_key, first_period_key_36 (the first of the window's thirty-six months), last_on.
--
-- Of few outages a share of its own says little: each customer's is drawn to that of its population, the more the less
-- customers differ (the correlation of a customer's answers, by moments; Kleinman 1973).
with
-- The last day of the month is whole, but for outages whose 24 hours are not over.
outage as (
    select outage_no, region_key, started_at
    from star.fact_outage
    where period_key between $first_period_key_36 and $period_key
        and region_key <> 0
        and started_at < cast($last_on as date)
),

-- A customer's station is that of its version at the outage.
version as (
    select
        snapshot.customer_key,
        class.population_code,
        held.region_key,
        case when held.is_first then held.opened_on else held.valid_from end as valid_from,
        least(held.valid_to, held.closed_on) as valid_to
    from star.fact_customer_month as snapshot
    join star.dim_customer_class as class using (customer_class_code)
    join star.dim_customer as held
        on held.customer_key = snapshot.customer_key
        and held.region_key <> 0
    where snapshot.period_key = $period_key
),

suffered as (
    select version.customer_key, version.population_code, count(*) as outage_count
    from version
    join outage
        on outage.region_key = version.region_key
        and (version.valid_from is null or outage.started_at >= version.valid_from)
        and (version.valid_to is null or outage.started_at < version.valid_to)
    group by version.customer_key, version.population_code
),

answered as (
    select version.customer_key, count(distinct outage.outage_no) as answer_count
    from star.fact_contact as contact
    join version on version.customer_key = contact.customer_key
    join outage
        on outage.region_key = version.region_key
        and contact.contacted_at >= outage.started_at
        and contact.contacted_at < outage.started_at + interval '24 hours'
        and (version.valid_from is null or outage.started_at >= version.valid_from)
        and (version.valid_to is null or outage.started_at < version.valid_to)
    where contact.period_key between $first_period_key_36 and $period_key
    group by version.customer_key
),

counted as (
    select
        suffered.customer_key,
        suffered.population_code,
        suffered.outage_count,
        coalesce(answered.answer_count, 0) as answer_count
    from suffered
    left join answered on answered.customer_key = suffered.customer_key
),

-- Exact sums: the order of the customers must not show.
summed as (
    select
        population_code,
        count(*) as customer_count,
        sum(outage_count) as outage_sum,
        sum(outage_count * outage_count) as outage_square_sum,
        sum(answer_count) as answer_sum,
        sum(cast(answer_count * answer_count / cast(outage_count as double precision) as decimal(28, 12)))
            as answer_share_sum
    from counted
    group by population_code
),

moment as (
    select
        population_code,
        answer_sum / cast(outage_sum as double precision) as share,
        cast(answer_share_sum as double precision)
            - answer_sum * answer_sum / cast(outage_sum as double precision) as spread,
        customer_count - 1 as freedom,
        outage_sum - outage_square_sum / cast(outage_sum as double precision) as effective
    from summed
),

correlated as (
    select
        population_code,
        share,
        -- None to tell where nobody, or everybody, got in touch, or each customer had one outage.
        least(greatest(coalesce(
            (spread / nullif(share * (1 - share), 0) - freedom) / nullif(effective - freedom, 0), 0
        ), 0), 1) as correlation
    from moment
)

select
    counted.customer_key,
    (correlated.correlation * counted.answer_count + (1 - correlated.correlation) * correlated.share)
        / (correlated.correlation * counted.outage_count + 1 - correlated.correlation) as sen3
from counted
join correlated on correlated.population_code = counted.population_code;
