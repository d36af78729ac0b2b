-- A row here is a grade that the scale does not know; no report would count it.
-- Grain:      one row per grade.
-- Reads:      star.fact_credit_grade, star.dim_grade.
-- Returns:    grade_code, customer_count.
-- Parameters: period_key.
select graded.grade_code, count(*) as customer_count
from star.fact_credit_grade as graded
where graded.period_key = $period_key
    and not exists (select 1 from star.dim_grade as grade where grade.grade_code = graded.grade_code)
group by graded.grade_code
order by graded.grade_code;
