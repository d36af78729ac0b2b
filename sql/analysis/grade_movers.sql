-- Who moved grade in the month, and what decided?
-- 谁的等级变了，由什么决定？
-- Grain:      one row per customer whose grade is not that of the month before, the largest fall first.
-- Reads:      mart.credit_grade.
-- Returns:    customer_no, customer_name, customer_class_code, from_grade_code, to_grade_code, notches,
--             index_score, reason_name_en, reason_name_zh.
-- Parameters: period (the month; default last_closed).
-- Notches are below 0 where the grade became worse.
select
    customer_no,
    customer_name,
    customer_class_code,
    previous_grade_code as from_grade_code,
    grade_code as to_grade_code,
    previous_grade_order - grade_order as notches,
    index_score,
    reason_name_en,
    reason_name_zh
from mart.credit_grade
where period_key = :period and previous_grade_code <> grade_code
order by notches nulls last, customer_no;
