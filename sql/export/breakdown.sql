-- In which rows of a breakdown does a customer of each class and region count?
-- Grain:      one row per class and region of the month's customers, and portfolio, class, province,
--             city and county; regions and classes that are not known count as unknown.
-- Reads:      mart.customer_month, mart.month_customer_class, mart.month_region.
-- Returns:    of_class_code and of_region_key (what is counted; null and 0 of whom the month has not),
--             place_no (the order of the rows), breakdown_code (portfolio, class, province, city or
--             county), customer_class_code, class_name_en, class_name_zh, province_no, province_name,
--             province_name_en, city_no, city_name, city_name_en, county_no, county_name,
--             county_name_en (null where the breakdown has none).
-- Parameters: period_key.
with
counted as (
    select
        customer_class_code as of_class_code,
        region_key as of_region_key
    from mart.customer_month
    where period_key = $period_key
    union
    select
        null::varchar as of_class_code,
        0 as of_region_key
),

breakdowns (level_no, breakdown_code) as (
    values (1, 'portfolio'), (2, 'class'), (3, 'province'), (4, 'city'), (5, 'county')
),

named as (
    select
        counted.of_class_code,
        counted.of_region_key,
        breakdowns.level_no,
        breakdowns.breakdown_code,
        case when level_no = 2 then coalesce(customer_class.class_order, 99) end as class_order,
        case when level_no = 2 then coalesce(counted.of_class_code, 'unknown') end as customer_class_code,
        case when level_no = 2 then coalesce(customer_class.class_name_en, 'unknown') end as class_name_en,
        case when level_no = 2 then coalesce(customer_class.class_name_zh, 'unknown') end as class_name_zh,
        case when level_no >= 3 then coalesce(region.province_no, 'unknown') end as province_no,
        case when level_no >= 3 then coalesce(region.province_name, 'unknown') end as province_name,
        case when level_no >= 3 then coalesce(region.province_name_en, 'unknown') end as province_name_en,
        case when level_no >= 4 then coalesce(region.city_no, 'unknown') end as city_no,
        case when level_no >= 4 then coalesce(region.city_name, 'unknown') end as city_name,
        case when level_no >= 4 then coalesce(region.city_name_en, 'unknown') end as city_name_en,
        case when level_no = 5 then coalesce(region.county_no, 'unknown') end as county_no,
        case when level_no = 5 then coalesce(region.county_name, 'unknown') end as county_name,
        case when level_no = 5 then coalesce(region.county_name_en, 'unknown') end as county_name_en
    from counted
    cross join breakdowns
    left join mart.month_customer_class as customer_class
        on customer_class.period_key = $period_key
        and customer_class.customer_class_code = counted.of_class_code
    left join mart.month_region as region
        on region.period_key = $period_key
        and region.region_key = counted.of_region_key
)

select
    of_class_code,
    of_region_key,
    rank() over (
        order by
            level_no,
            class_order,
            customer_class_code,
            province_name,
            province_name_en,
            province_no,
            city_name,
            city_name_en,
            city_no,
            county_name,
            county_name_en,
            county_no
    ) as place_no,
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
    county_name_en
from named;
