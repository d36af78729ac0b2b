-- How satisfied are the customers of each grade?
-- 各等级客户的满意度如何？
-- Grain:      one row per grade of the month whose customers answered.
-- Reads:      mart.credit_grade, mart.survey.
-- Returns:    grade_code, answer_count, mean_satisfaction, low_share.
-- Parameters: period (the month with which twelve end; default last_closed).
-- Low are answers of 2 or less.
select
    grade.grade_code,
    count(*) as answer_count,
    round(avg(answer.satisfaction_score), 2) as mean_satisfaction,
    round(count(*) filter (where answer.satisfaction_score <= 2) / count(*), 4) as low_share
from mart.survey as answer
inner join mart.credit_grade as grade
    on grade.customer_key = answer.customer_key and grade.period_key = :period
where answer.satisfaction_score is not null
    and answer.period_key <= :period
    and answer.period_key > :period - 100
group by grade.grade_code, grade.grade_order
order by grade.grade_order;
