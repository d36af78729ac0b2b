-- From which grade the customers of a month came and which they have now, of those rated in both.
-- Grain:      one row per grade then and grade now.
-- Reads:      star.fact_credit_grade.
-- Returns:    from_grade_code, to_grade_code, customer_count.
-- Parameters: from_period_key, period_key.
select
    before.grade_code as from_grade_code,
    after.grade_code as to_grade_code,
    count(*) as customer_count
from star.fact_credit_grade as before
join star.fact_credit_grade as after
    on after.customer_key = before.customer_key
    and after.period_key = $period_key
where before.period_key = $from_period_key
    and before.grade_code <> 'NR'
    and after.grade_code <> 'NR'
group by before.grade_code, after.grade_code
order by before.grade_code, after.grade_code;
