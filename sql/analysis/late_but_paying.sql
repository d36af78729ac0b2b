-- Who pays late again and again, and still always pays?
-- 谁总是迟交，但最终都交清？
-- Grain:      one row per customer with late bills in twelve months and nothing past due, the most often late first.
-- Reads:      mart.customer_month, mart.credit_grade.
-- Returns:    customer_no, customer_name, customer_class_code, grade_code, due_bill_count_12m, late_bill_count_12m,
--             mean_days_late, billed_amount_12m.
-- Parameters: period (the month; default last_closed), late (late bills at least; default 3),
--             rows (how many; default 100).
-- Mean days late are those of an amount that settled a bill in the twelve months.
select
    debt.customer_no,
    debt.customer_name,
    debt.customer_class_code,
    grade.grade_code,
    debt.due_bill_count_12m,
    debt.late_bill_count_12m,
    round(debt.late_amount_days_12m / nullif(debt.settled_amount_12m, 0), 1) as mean_days_late,
    debt.billed_amount_12m
from mart.customer_month as debt
inner join mart.credit_grade as grade
    on grade.customer_key = debt.customer_key and grade.period_key = debt.period_key
where debt.period_key = :period and debt.late_bill_count_12m >= :late and debt.overdue_amount = 0
order by debt.late_bill_count_12m desc, mean_days_late desc, debt.customer_no
limit :rows;
