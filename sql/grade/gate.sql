-- The gates, in their order.
-- Grain:      one row per gate.
-- Reads:      star.dim_gate, star.dim_grade.
-- Returns:    gate_code, gate_kind_code, grade_code, grade_order (null: not of the scale), condition_sql.
-- Parameters: none.
select gate.gate_code, gate.gate_kind_code, gate.grade_code, grade.grade_order, gate.condition_sql
from star.dim_gate as gate
left join star.dim_grade as grade using (grade_code)
order by gate.gate_order, gate.gate_code;
