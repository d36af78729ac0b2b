-- The grades and the gates by which the month is closed.
-- Grain:      one row per grade, and one row per gate.
-- Reads:      mart.month_grade, mart.month_gate.
-- Writes:     the temporary tables rule_scale and rule_gate.
-- Parameters: period_key, side_code (closed or trial).
insert into rule_scale
select $side_code, grade_code, grade_order, is_rated
from mart.month_grade
where period_key = $period_key;

insert into rule_gate
select $side_code, gate_code, gate_name_en
from mart.month_gate
where period_key = $period_key;
