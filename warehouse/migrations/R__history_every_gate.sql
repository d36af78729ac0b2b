-- One row per gate and span of runs in which it was so: what a close knew, whatever was corrected since.
create or replace view history.every_gate as
select
    gate_code, gate_order, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh,
    run_key, 2147483647 as superseded_run_key
from star.dim_gate
union all
select
    gate_code, gate_order, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh,
    run_key, superseded_run_key
from history.dim_gate;

comment on view history.every_gate is 'One row per gate and span of runs in which it was so: what a close knew, whatever was corrected since.';
comment on column history.every_gate.gate_code is 'Code of the gate.';
comment on column history.every_gate.gate_order is 'Order of precedence, from 1.';
comment on column history.every_gate.gate_kind_code is 'cap: not better than the grade; set: exactly the grade; keep: that of the month before, and the grade for who had none.';
comment on column history.every_gate.grade_code is 'Grade that the gate caps at or sets.';
comment on column history.every_gate.condition_sql is 'Condition over the columns of sql/grade/gate_input.sql, in SQL.';
comment on column history.every_gate.gate_name_en is 'Reason in English.';
comment on column history.every_gate.gate_name_zh is 'Reason in Chinese.';
comment on column history.every_gate.run_key is 'The first run that knew it so.';
comment on column history.every_gate.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
