-- How often was supply cut, announced to be cut, and restored?
-- Grain:      one row per kind of event and row of sql/export/breakdown.sql.
-- Reads:      mart.credit_event, mart.customer_month.
-- Returns:    breakdown_code, the class or region, event_code, event_count, customer_count,
--             event_amount.
-- Parameters: period_key, last_on.
with
breakdown as (
    {{breakdown}}
),

-- A customer is in one class and region, so that customers add up too.
counted as (
    select
        snapshot.customer_class_code,
        coalesce(snapshot.region_key, 0) as region_key,
        credit_event.event_code,
        count(*) as event_count,
        count(distinct credit_event.customer_key) as customer_count,
        sum(credit_event.event_amount) as event_amount
    from mart.credit_event as credit_event
    left join mart.customer_month as snapshot
        on snapshot.period_key = credit_event.period_key
        and snapshot.customer_key = credit_event.customer_key
    where credit_event.period_key = $period_key
        and credit_event.event_code in ('cut_notice', 'cut', 'reconnected')
        and (credit_event.reversed_on is null or credit_event.reversed_on > $last_on)
    group by snapshot.customer_class_code, coalesce(snapshot.region_key, 0), credit_event.event_code
)

select
    breakdown.* exclude (of_class_code, of_region_key, place_no),
    counted.event_code,
    sum(counted.event_count)::bigint as event_count,
    sum(counted.customer_count)::bigint as customer_count,
    coalesce(sum(counted.event_amount), 0) as event_amount
from counted
join breakdown
    on breakdown.of_class_code is not distinct from counted.customer_class_code
    and breakdown.of_region_key = counted.region_key
group by all
order by min(breakdown.place_no), counted.event_code;
