-- Who owes most, and how likely is it lost?
-- 谁欠得最多，损失的可能性有多大？
-- Grain:      one row per customer, the largest open amount first.
-- Reads:      mart.customer_month, mart.credit_grade.
-- Returns:    customer_no, customer_name, customer_class_code, region_name, grade_code, open_amount,
--             overdue_amount, arrears_days, default_probability, expected_loss.
-- Parameters: period (the month; default last_closed), rows (how many customers; default 20).
-- The expected loss is the default probability times the open amount; null without a model.
select
    debt.customer_no,
    debt.customer_name,
    debt.customer_class_code,
    debt.region_name,
    grade.grade_code,
    debt.open_amount,
    debt.overdue_amount,
    debt.arrears_days,
    round(grade.default_probability, 4) as default_probability,
    round(grade.default_probability * debt.open_amount, 2) as expected_loss
from mart.customer_month as debt
inner join mart.credit_grade as grade
    on grade.customer_key = debt.customer_key and grade.period_key = debt.period_key
where debt.period_key = :period and debt.open_amount > 0
order by debt.open_amount desc, debt.customer_no
limit :rows;
