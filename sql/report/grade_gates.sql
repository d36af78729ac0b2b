-- Which gates limit a grade whatever the score, and how many customers did each decide?
-- Grain:      one row per gate, in order of precedence.
-- Reads:      mart.month_gate, mart.credit_grade.
-- Returns:    gate_name_en, gate_name_zh, gate_kind_code (cap or set), grade_code, customer_count.
-- Parameters: period_key.
select
    gate.gate_name_en,
    gate.gate_name_zh,
    gate.gate_kind_code,
    gate.grade_code,
    count(credit_grade.customer_key) as customer_count
from mart.month_gate as gate
left join mart.credit_grade as credit_grade
    on credit_grade.reason_code = gate.gate_code
    and credit_grade.period_key = gate.period_key
where gate.period_key = $period_key
group by
    gate.gate_order,
    gate.gate_name_en,
    gate.gate_name_zh,
    gate.gate_kind_code,
    gate.grade_code
order by gate.gate_order;
