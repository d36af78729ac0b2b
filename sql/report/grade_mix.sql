-- How many customers hold each grade, and how many did the month before?
-- Grain:      one row per grade of the scale, best first.
-- Reads:      mart.month_grade, mart.month_method, mart.credit_grade, mart.customer_month.
-- Returns:    grade_code, grade_name_en, grade_name_zh, customer_count, customer_share (0 to 1),
--             previous_share and share_change (null when the month before has no grades,
--             or was graded by another method),
--             open_amount.
-- Parameters: period_key, previous_period_key.
with
counts as (
    select
        credit_grade.grade_code,
        count(*) as customer_count,
        sum(customer_month.open_amount) as open_amount
    from mart.credit_grade as credit_grade
    left join mart.customer_month as customer_month
        on customer_month.customer_key = credit_grade.customer_key
        and customer_month.period_key = credit_grade.period_key
    where credit_grade.period_key = $period_key
    group by credit_grade.grade_code
),

previous_counts as (
    select grade_code, count(*) as customer_count
    from mart.credit_grade
    where period_key = $previous_period_key
        and not (select is_grading_new from mart.month_method where period_key = $period_key)
    group by grade_code
),

shares as (
    select
        grade.grade_code,
        grade.grade_order,
        grade.grade_name_en,
        grade.grade_name_zh,
        coalesce(counts.customer_count, 0) as customer_count,
        coalesce(counts.customer_count, 0) / (select sum(customer_count) from counts)
            as customer_share,
        coalesce(previous_counts.customer_count, 0)
            / (select sum(customer_count) from previous_counts) as previous_share,
        coalesce(counts.open_amount, 0) as open_amount
    from mart.month_grade as grade
    left join counts on counts.grade_code = grade.grade_code
    left join previous_counts on previous_counts.grade_code = grade.grade_code
    where grade.period_key = $period_key
)

select
    grade_code,
    grade_name_en,
    grade_name_zh,
    customer_count,
    customer_share,
    previous_share,
    customer_share - previous_share as share_change,
    open_amount
from shares
order by grade_order;
