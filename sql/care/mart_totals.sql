-- What people read: the grade mix by class and region, amounts, and group sizes, of every month, as one number each.
-- Grain:      one row per total and month.
-- Reads:      mart.credit_grade, mart.customer_month, mart.customer_group, mart.bill, mart.payment.
-- Returns:    total_name, period_key, row_count, content_hash.
-- Parameters: none.
with
grades as (
    select
        'grade mix' as total_name,
        period_key,
        hash(grade_code, reason_code, customer_class_code, region_key, count(*), sum(index_score)) as total_hash
    from mart.credit_grade
    group by period_key, grade_code, reason_code, customer_class_code, region_key
),

amounts as (
    select
        'amounts' as total_name,
        period_key,
        hash(
            customer_class_code, region_key, count(*), sum(billed_amount), sum(paid_amount), sum(open_amount),
            sum(overdue_amount), sum(energy_kwh)
        ) as total_hash
    from mart.customer_month
    group by period_key, customer_class_code, region_key
),

group_sizes as (
    select
        'group sizes' as total_name,
        period_key,
        hash(model_key, theme_code, group_no, count(*)) as total_hash
    from mart.customer_group
    group by period_key, model_key, theme_code, group_no
),

bills as (
    select
        'bills' as total_name,
        period_key,
        hash(count(*), count(distinct bill_no), count(customer_no), sum(billed_amount)) as total_hash
    from mart.bill
    group by period_key
),

payments as (
    select
        'payments' as total_name,
        period_key,
        hash(count(*), count(distinct payment_no), count(customer_no), sum(paid_amount)) as total_hash
    from mart.payment
    group by period_key
),

total as (
    select * from grades
    union all
    select * from amounts
    union all
    select * from group_sizes
    union all
    select * from bills
    union all
    select * from payments
)

select
    total_name,
    period_key,
    count(*) as row_count,
    sum(total_hash::hugeint)::varchar as content_hash
from total
group by total_name, period_key
order by total_name, period_key;
