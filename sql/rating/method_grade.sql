-- The grades that the score alone gave the customers who are compared.
-- Grain:      one row per grade that somebody has, best first.
-- Reads:      the temporary table method_score, mart.month_grade.
-- Returns:    grade_code, grade_order, customer_count.
-- Parameters: period_key.
select grade.grade_code, grade.grade_order, count(*) as customer_count
from method_score as scored
join mart.month_grade as grade
    on grade.period_key = $period_key
    and grade.grade_code = scored.score_grade_code
group by grade.grade_code, grade.grade_order
order by grade.grade_order;
