-- How old are the arrears? A customer stands in one band with all that it owes: bands add up.
-- Grain:      one row per age band and portfolio, class, province, city and county; regions and
--             classes that are not known count as unknown.
-- Reads:      mart.customer_month, mart.month_customer_class,
--             mart.month_region.
-- Returns:    breakdown_code (portfolio, class, province, city or county), the class or region
--             (null where the breakdown has none), arrears_band, customer_count, open_amount,
--             overdue_amount.
-- Parameters: period_key.
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
        case
            when snapshot.arrears_days <= 0 then 'not yet due'
            when snapshot.arrears_days <= 30 then '1 to 30 days'
            when snapshot.arrears_days <= 60 then '31 to 60 days'
            when snapshot.arrears_days <= 90 then '61 to 90 days'
            else 'over 90 days'
        end as arrears_band,
        snapshot.arrears_days,
        snapshot.open_amount,
        snapshot.overdue_amount
    from mart.customer_month as snapshot
    left join mart.month_customer_class as customer_class
        on customer_class.period_key = snapshot.period_key
        and customer_class.customer_class_code = snapshot.customer_class_code
    left join mart.month_region as region
        on region.period_key = snapshot.period_key
        and region.region_key = snapshot.region_key
    where snapshot.period_key = $period_key and snapshot.open_amount > 0
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
        member.arrears_band,
        case
            when grouping(member.customer_class_code) = 0 then min(member.class_order)
        end as class_order,
        min(member.arrears_days) as arrears_days,
        count(*) as customer_count,
        sum(member.open_amount) as open_amount,
        sum(member.overdue_amount) as overdue_amount
    from members as member
    group by grouping sets (
        (member.arrears_band),
        (
            member.arrears_band,
            member.customer_class_code,
            member.class_name_en,
            member.class_name_zh
        ),
        (
            member.arrears_band,
            member.province_no,
            member.province_name,
            member.province_name_en
        ),
        (
            member.arrears_band,
            member.province_no,
            member.province_name,
            member.province_name_en,
            member.city_no,
            member.city_name,
            member.city_name_en
        ),
        (
            member.arrears_band,
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
    arrears_band,
    customer_count,
    open_amount,
    overdue_amount
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
    arrears_days;
