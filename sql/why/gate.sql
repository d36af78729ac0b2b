-- The gates, with their names, in the order in which grade/gate gives them.
-- Grain:      one row per gate.
-- Reads:      star.dim_gate.
-- Returns:    gate_code, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh.
-- Parameters: none.
select gate_code, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh
from star.dim_gate
order by gate_order, gate_code;
