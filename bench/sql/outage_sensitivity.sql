-- Hand-written: how probably each customer gets in touch within a day of an outage at its station, drawn to the share
-- of its population.
-- Grain:      one row per customer whose station had an outage in thirty-six months.
-- Reads:      customer_month, customer_version, outage, region, contact.
-- Writes:     the temporary table outage_sensitivity.
-- Parameters: month_no, last_on.
create or replace temp table outage_sensitivity as
with
struck as (
    select outage_no, region_no, started_at
    from outage
    semi join region using (region_no)
    where year(started_at) * 12 + month(started_at) between {month_no} - 35 and {month_no}
        and started_at < date '{last_on}'
),

version as (
    select
        month.customer_key,
        month.customer_class_code in ('residential', 'unknown') as is_resident,
        held.region_no,
        case when held.is_first then held.opened_on else held.valid_from end as valid_from,
        least(held.valid_to, held.closed_on) as valid_to
    from customer_month as month
    join customer_version as held using (customer_key)
    where month.month_no = {month_no}
),

suffered as (
    select customer_key, is_resident, outage_no, started_at
    from version
    join struck using (region_no)
    where (valid_from is null or started_at >= valid_from)
        and (valid_to is null or started_at < valid_to)
),

called as (
    select customer_key, contacted_at
    from contact
    where month_no between {month_no} - 35 and {month_no}
),

counted as (
    select customer_key, is_resident, outage_count, coalesce(answer_count, 0) as answer_count
    from (select customer_key, is_resident, count(*) as outage_count from suffered group by all)
    left join (
        select customer_key, count(distinct outage_no) as answer_count
        from suffered
        join called using (customer_key)
        where contacted_at >= started_at
            and contacted_at < started_at + interval 24 hours
        group by customer_key
    ) using (customer_key)
),

summed as (
    select
        is_resident,
        count(*) as customer_count,
        sum(outage_count) as outages,
        sum(outage_count * outage_count) as outage_squares,
        sum(answer_count) as answers,
        sum((answer_count * answer_count / outage_count::double)::decimal(28, 12)) as answer_shares
    from counted
    group by is_resident
),

moment as (
    select
        is_resident,
        answers / outages::double as share,
        answer_shares::double - answers * answers / outages::double as spread,
        customer_count - 1 as freedom,
        outages - outage_squares / outages::double as effective
    from summed
),

correlated as (
    select
        is_resident,
        share,
        least(greatest(coalesce(
            (spread / nullif(share * (1 - share), 0) - freedom) / nullif(effective - freedom, 0), 0
        ), 0), 1) as correlation
    from moment
)

select
    customer_key,
    (correlation * answer_count + (1 - correlation) * share) / (correlation * outage_count + 1 - correlation) as sen3
from counted
join correlated using (is_resident);
