-- Which protected customers are in arrears?
-- 哪些受保护的客户欠费？
-- Grain:      one row per protected customer with something past due, the largest first.
-- Reads:      mart.customer_measure, mart.customer_month.
-- Returns:    customer_no, customer_name, protection_codes, is_cut_allowed, grade_code, overdue_amount, arrears_days.
-- Parameters: period (the month; default last_closed).
select
    debt.customer_no,
    debt.customer_name,
    treated.protection_codes,
    treated.is_cut_allowed,
    treated.grade_code,
    debt.overdue_amount,
    debt.arrears_days
from mart.customer_measure as treated
inner join mart.customer_month as debt
    on debt.customer_key = treated.customer_key and debt.period_key = treated.period_key
where treated.period_key = :period and treated.is_protected and debt.overdue_amount > 0
order by debt.overdue_amount desc, debt.customer_no;
