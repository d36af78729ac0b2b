-- The gates, in their order: those in force at a close, those of a closed month for what explains it.
-- Grain:      one row per gate.
-- Reads:      the fragments gates and scale: star.dim_gate and star.dim_grade, or what they held at a close.
-- Returns:    gate_code, gate_kind_code, grade_code, grade_order (null: not of the scale), condition_sql.
-- Parameters: none.
-- Fragments:  gates, scale.
select gate.gate_code, gate.gate_kind_code, gate.grade_code, grade.grade_order, gate.condition_sql
from {{gates}} as gate
left join {{scale}} as grade using (grade_code)
order by gate.gate_order, gate.gate_code;
