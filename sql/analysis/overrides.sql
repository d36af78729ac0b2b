-- Whose grade did somebody set, who, and why?
-- 谁的等级是人工设定的，由谁设定，为什么？
-- Grain:      one row per customer whose grade of the month was set.
-- Reads:      mart.grade_override.
-- Returns:    customer_no, own_grade_code, asked_grade_code, grade_code, expires_on, decided_by, confirmed_by,
--             decision_reason.
-- Parameters: period (the month; default last_closed).
select
    customer_no,
    own_grade_code,
    asked_grade_code,
    grade_code,
    expires_on,
    decided_by,
    confirmed_by,
    decision_reason
from mart.grade_override
where period_key = :period
order by expires_on, customer_no;
