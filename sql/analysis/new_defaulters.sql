-- Who went into default in the month?
-- 本月谁新发生违约？
-- Grain:      one row per customer in default at the end of the month and not the month before.
-- Reads:      mart.credit_grade, mart.customer_month, mart.period.
-- Returns:    customer_no, customer_name, customer_class_code, region_name, previous_grade_code, grade_code,
--             open_amount, arrears_days.
-- Parameters: period (the month; default last_closed).
-- Of the first month nobody is shown: who was in default before it is not known.
select
    grade.customer_no,
    grade.customer_name,
    grade.customer_class_code,
    grade.region_name,
    grade.previous_grade_code,
    grade.grade_code,
    debt.open_amount,
    debt.arrears_days
from mart.credit_grade as grade
inner join mart.credit_grade as earlier
    on earlier.customer_key = grade.customer_key
        and earlier.period_key = (select max(period_key) from mart.period where period_key < :period)
inner join mart.customer_month as debt
    on debt.customer_key = grade.customer_key and debt.period_key = grade.period_key
where grade.period_key = :period and grade.is_in_default and not earlier.is_in_default
order by debt.open_amount desc, grade.customer_no;
