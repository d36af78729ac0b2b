-- From which grade to which did customers go in the month?
-- 本月客户从哪个等级迁移到哪个等级？
-- Grain:      one row per grade of the month before and grade of the month.
-- Reads:      mart.credit_grade.
-- Returns:    from_grade_code, to_grade_code, customer_count, from_share.
-- Parameters: period (the month; default last_closed).
-- The shares of one grade of the month before add up to 1.
select
    previous_grade_code as from_grade_code,
    grade_code as to_grade_code,
    count(*) as customer_count,
    round(count(*) / sum(count(*)) over (partition by previous_grade_code), 4) as from_share
from mart.credit_grade
where period_key = :period and previous_grade_code is not null
group by previous_grade_code, previous_grade_order, grade_code, grade_order
order by previous_grade_order nulls last, previous_grade_code, grade_order;
