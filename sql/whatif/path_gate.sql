-- The names of the gates in force.
-- Grain:      one row per gate.
-- Reads:      star.dim_gate.
-- Returns:    gate_code, gate_name_en, gate_name_zh.
-- Parameters: none.
select gate_code, gate_name_en, gate_name_zh
from star.dim_gate
order by gate_order;
