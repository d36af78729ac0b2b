-- The grades of a month's customers, by class.
-- Grain:      one row per grade, the best first.
-- Reads:      mart.credit_grade, mart.customer_month.
-- Returns:    grade, meaning, the customers of each class by its code, unknown (customers whose class is not known),
--             customers, share_percent, overdue_amount.
-- Parameters: period_key; the fragment classes has a column for each class.
with
graded as (
    select
        credit_grade.grade_order,
        credit_grade.grade_code,
        credit_grade.grade_name_en,
        credit_grade.customer_class_code,
        customer_month.overdue_amount
    from mart.credit_grade as credit_grade
    join mart.customer_month as customer_month
        on customer_month.period_key = credit_grade.period_key
        and customer_month.customer_key = credit_grade.customer_key
    where credit_grade.period_key = $period_key
)

select
    graded.grade_code as grade,
    graded.grade_name_en as meaning,
    {{classes}}
    count(*) filter (
        where graded.customer_class_code is null
            or graded.customer_class_code = 'unknown'
    ) as unknown,
    count(*) as customers,
    round(100.0 * count(*) / sum(count(*)) over (), 1)::decimal(5, 1) as share_percent,
    sum(graded.overdue_amount)::decimal(18, 2) as overdue_amount
from graded
group by graded.grade_order, graded.grade_code, graded.grade_name_en
order by graded.grade_order;
