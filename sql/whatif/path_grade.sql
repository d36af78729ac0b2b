-- The grade that each candidate comes to.
-- Grain:      one row per candidate.
-- Reads:      star.fact_credit_grade, star.dim_grade.
-- Returns:    candidate_no, grade_order, grade_code, reason_code, index_score.
-- Parameters: next_period_key.
select
    graded.customer_key as candidate_no,
    scale.grade_order,
    graded.grade_code,
    graded.reason_code,
    graded.index_score
from star.fact_credit_grade as graded
join star.dim_grade as scale using (grade_code)
where graded.period_key = $next_period_key
order by candidate_no;
