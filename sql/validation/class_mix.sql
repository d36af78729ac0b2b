-- How many customers each class of a result has, then and now.
-- Grain:      one row per class.
-- Reads:      star.fact_credit_grade.
-- Returns:    class_code, then_count, now_count.
-- Parameters: from_period_key, period_key; the fragment class_code is the class, in SQL over the grades.
with
graded as (
    select period_key, cast({{class_code}} as varchar) as class_code
    from star.fact_credit_grade
    where period_key in ($from_period_key, $period_key)
        and grade_code <> 'NR'
)

select
    class_code,
    count(*) filter (where period_key = $from_period_key) as then_count,
    count(*) filter (where period_key = $period_key) as now_count
from graded
where class_code is not null
group by class_code
order by class_code;
