-- The gates by which the month is closed.
-- Grain:      one row per gate.
-- Reads:      mart.month_gate.
-- Writes:     the temporary table {{table}}.
-- Parameters: period_key; the fragment is table.
create or replace temp table {{table}} as
select gate_code, gate_name_en
from mart.month_gate
where period_key = $period_key;
