-- How often was supply cut, announced to be cut, and restored?
-- Grain:      one row per kind of event and portfolio, class, province, city and county;
--             regions and classes that are not known count as unknown.
-- Reads:      mart.credit_event, mart.customer_month, mart.month_customer_class,
--             mart.month_region.
-- Returns:    breakdown_code (portfolio, class, province, city or county), the class or region
--             (null where the breakdown has none), event_code, event_count, customer_count,
--             event_amount.
-- Parameters: period_key, last_on.
with
members as (
    select
        coalesce(snapshot.customer_class_code, 'unknown') as customer_class_code,
        coalesce(snapshot.class_name_en, 'unknown') as class_name_en,
        coalesce(snapshot.class_name_zh, 'unknown') as class_name_zh,
        coalesce(region.province_no, 'unknown') as province_no,
        coalesce(snapshot.province_name, 'unknown') as province_name,
        coalesce(snapshot.province_name_en, 'unknown') as province_name_en,
        coalesce(region.city_no, 'unknown') as city_no,
        coalesce(snapshot.city_name, 'unknown') as city_name,
        coalesce(snapshot.city_name_en, 'unknown') as city_name_en,
        coalesce(region.county_no, 'unknown') as county_no,
        coalesce(snapshot.county_name, 'unknown') as county_name,
        coalesce(snapshot.county_name_en, 'unknown') as county_name_en,
        coalesce(customer_class.class_order, 99) as class_order,
        credit_event.event_code,
        credit_event.customer_key,
        credit_event.event_amount
    from mart.credit_event as credit_event
    left join mart.customer_month as snapshot
        on snapshot.period_key = credit_event.period_key
        and snapshot.customer_key = credit_event.customer_key
    left join mart.month_customer_class as customer_class
        on customer_class.period_key = $period_key
        and customer_class.customer_class_code = snapshot.customer_class_code
    left join mart.month_region as region
        on region.period_key = snapshot.period_key
        and region.region_key = snapshot.region_key
    where credit_event.period_key = $period_key
        and credit_event.event_code in ('cut_notice', 'cut', 'reconnected')
        and (credit_event.reversed_on is null or credit_event.reversed_on > $last_on)
),

sums as (
    select
        case
            when grouping(member.customer_class_code) = 0 then 'class'
            when grouping(member.county_name) = 0 then 'county'
            when grouping(member.city_name) = 0 then 'city'
            when grouping(member.province_name) = 0 then 'province'
            else 'portfolio'
        end as breakdown_code,
        member.customer_class_code,
        member.class_name_en,
        member.class_name_zh,
        member.province_no,
        member.province_name,
        member.province_name_en,
        member.city_no,
        member.city_name,
        member.city_name_en,
        member.county_no,
        member.county_name,
        member.county_name_en,
        member.event_code,
        case
            when grouping(member.customer_class_code) = 0 then min(member.class_order)
        end as class_order,
        count(*) as event_count,
        count(distinct member.customer_key) as customer_count,
        coalesce(sum(member.event_amount), 0) as event_amount
    from members as member
    group by grouping sets (
        (member.event_code),
        (
            member.event_code,
            member.customer_class_code,
            member.class_name_en,
            member.class_name_zh
        ),
        (
            member.event_code,
            member.province_no,
            member.province_name,
            member.province_name_en
        ),
        (
            member.event_code,
            member.province_no,
            member.province_name,
            member.province_name_en,
            member.city_no,
            member.city_name,
            member.city_name_en
        ),
        (
            member.event_code,
            member.province_no,
            member.province_name,
            member.province_name_en,
            member.city_no,
            member.city_name,
            member.city_name_en,
            member.county_no,
            member.county_name,
            member.county_name_en
        )
    )
)

select
    breakdown_code,
    customer_class_code,
    class_name_en,
    class_name_zh,
    province_no,
    province_name,
    province_name_en,
    city_no,
    city_name,
    city_name_en,
    county_no,
    county_name,
    county_name_en,
    event_code,
    event_count,
    customer_count,
    event_amount
from sums
order by
    list_position(['portfolio', 'class', 'province', 'city', 'county'], breakdown_code),
    class_order nulls first,
    customer_class_code,
    province_name,
    province_name_en,
    province_no,
    city_name,
    city_name_en,
    city_no,
    county_name,
    county_name_en,
    county_no,
    event_code;
