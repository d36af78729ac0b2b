-- How many customers have each grade, and what do they owe?
-- 各等级有多少客户，欠费多少？
-- Grain:      one row per grade of the month that a customer has.
-- Reads:      mart.credit_grade, mart.customer_month.
-- Returns:    grade_code, customer_count, customer_share, open_amount.
-- Parameters: period (the month; default last_closed).
select
    grade.grade_code,
    count(*) as customer_count,
    round(count(*) / sum(count(*)) over (), 4) as customer_share,
    sum(month_of.open_amount) as open_amount
from mart.credit_grade as grade
inner join mart.customer_month as month_of
    on month_of.customer_key = grade.customer_key and month_of.period_key = grade.period_key
where grade.period_key = :period
group by grade.grade_code, grade.grade_order
order by grade.grade_order;
