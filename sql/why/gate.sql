-- The gates, with their names, in the order in which grade/gate gives them.
-- Grain:      one row per gate.
-- Reads:      mart.month_gate.
-- Returns:    gate_code, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh.
-- Parameters: period_key.
select gate_code, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh
from mart.month_gate
where period_key = $period_key
order by gate_order, gate_code;
