-- How do the grades mix?
-- Grain:      one row per grade held and row of sql/export/breakdown.sql.
-- Reads:      mart.credit_grade, mart.customer_month.
-- Returns:    breakdown_code, the class or region, grade_code, customer_count, open_amount,
--             overdue_amount.
-- Parameters: period_key.
with
breakdown as (
    {{breakdown}}
),

counted as (
    select
        snapshot.customer_class_code,
        snapshot.region_key,
        snapshot.grade_code,
        min(snapshot.grade_order) as grade_order,
        count(*) as customer_count,
        sum(customer_month.open_amount) as open_amount,
        sum(customer_month.overdue_amount) as overdue_amount
    from mart.credit_grade as snapshot
    left join mart.customer_month as customer_month
        on customer_month.period_key = snapshot.period_key
        and customer_month.customer_key = snapshot.customer_key
    where snapshot.period_key = $period_key
    group by snapshot.customer_class_code, snapshot.region_key, snapshot.grade_code
)

select
    breakdown.* exclude (of_class_code, of_region_key, place_no),
    counted.grade_code,
    sum(counted.customer_count)::bigint as customer_count,
    coalesce(sum(counted.open_amount), 0) as open_amount,
    coalesce(sum(counted.overdue_amount), 0) as overdue_amount
from counted
join breakdown
    on breakdown.of_class_code is not distinct from counted.customer_class_code
    and breakdown.of_region_key = counted.region_key
group by all
order by min(breakdown.place_no), min(counted.grade_order);
