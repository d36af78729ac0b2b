-- How many customers were there, and what did they owe and pay?
-- Grain:      one row per portfolio, class, province, city and county; regions and classes that
--             are not known count as unknown.
-- Reads:      mart.customer_month, mart.portfolio_customer, mart.month_method, mart.month_customer_class,
--             mart.month_region.
-- Returns:    breakdown_code (portfolio, class, province, city or county), the class or region
--             (null where the breakdown has none), customer_count, bill_count, billed_amount,
--             paid_amount, settled_amount, open_amount, overdue_amount, credit_amount (null of months closed
--             before accounts were settled), rated_count, unstated_count,
--             mean_score (of the rated), risen_count and fallen_count (of those rated in both months),
--             in_default_count, default_month_count, cut_count, write_off_count.
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
        snapshot.bill_count,
        snapshot.billed_amount,
        snapshot.paid_amount,
        snapshot.settled_amount,
        snapshot.open_amount,
        snapshot.overdue_amount,
        snapshot.credit_amount,
        snapshot.is_stated,
        snapshot.is_default_month,
        portfolio.is_in_default,
        portfolio.is_rated,
        portfolio.has_risen,
        portfolio.has_fallen,
        portfolio.rated_score,
        snapshot.cut_count,
        snapshot.write_off_count
    from mart.customer_month as snapshot
    left join mart.portfolio_customer as portfolio
        on portfolio.period_key = snapshot.period_key
        and portfolio.customer_key = snapshot.customer_key
    left join mart.month_customer_class as customer_class
        on customer_class.period_key = snapshot.period_key
        and customer_class.customer_class_code = snapshot.customer_class_code
    left join mart.month_region as region
        on region.period_key = snapshot.period_key
        and region.region_key = snapshot.region_key
    where snapshot.period_key = $period_key
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
        case
            when grouping(member.customer_class_code) = 0 then min(member.class_order)
        end as class_order,
        count(*) as customer_count,
        coalesce(sum(member.bill_count), 0) as bill_count,
        coalesce(sum(member.billed_amount), 0) as billed_amount,
        coalesce(sum(member.paid_amount), 0) as paid_amount,
        coalesce(sum(member.settled_amount), 0) as settled_amount,
        coalesce(sum(member.open_amount), 0) as open_amount,
        coalesce(sum(member.overdue_amount), 0) as overdue_amount,
        sum(member.credit_amount) as credit_amount,
        count(*) filter (member.is_rated) as rated_count,
        count(*) filter (not member.is_stated) as unstated_count,
        avg(member.rated_score) as mean_score,
        count(*) filter (member.has_risen) as risen_count,
        count(*) filter (member.has_fallen) as fallen_count,
        count(*) filter (member.is_in_default) as in_default_count,
        count(*) filter (member.is_default_month) as default_month_count,
        coalesce(sum(member.cut_count), 0) as cut_count,
        coalesce(sum(member.write_off_count), 0) as write_off_count
    from members as member
    group by grouping sets (
        (),
        (
            member.customer_class_code,
            member.class_name_en,
            member.class_name_zh
        ),
        (
            member.province_no,
            member.province_name,
            member.province_name_en
        ),
        (
            member.province_no,
            member.province_name,
            member.province_name_en,
            member.city_no,
            member.city_name,
            member.city_name_en
        ),
        (
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
    customer_count,
    bill_count,
    billed_amount,
    paid_amount,
    settled_amount,
    open_amount,
    overdue_amount,
    credit_amount,
    rated_count,
    unstated_count,
    round(mean_score, 3) as mean_score,
    case when not method.is_grading_new then risen_count end as risen_count,
    case when not method.is_grading_new then fallen_count end as fallen_count,
    in_default_count,
    default_month_count,
    cut_count,
    write_off_count
from sums
cross join (select is_grading_new from mart.month_method where period_key = $period_key) as method
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
    county_no;
