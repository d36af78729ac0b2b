-- One row per gate that limits a grade whatever the score, from the reviewed seed; lower order is
-- applied and named first.
create or replace view mart.gate as
select
    gate.gate_code,
    gate.gate_order,
    gate.gate_kind_code,
    gate.grade_code,
    gate.condition_sql,
    gate.gate_name_en,
    gate.gate_name_zh
from star.dim_gate as gate;

comment on view mart.gate is 'One row per gate that limits a grade whatever the score, from the reviewed seed; lower order is applied and named first.';
comment on column mart.gate.gate_code is 'Code of the gate.';
comment on column mart.gate.gate_order is 'Order of precedence, from 1.';
comment on column mart.gate.gate_kind_code is 'cap: not better than the grade; set: exactly the grade; keep: that of the month before, and the grade for who had none.';
comment on column mart.gate.grade_code is 'Grade that the gate caps at or sets.';
comment on column mart.gate.condition_sql is 'Condition over the columns of sql/grade/gate_input.sql, in SQL.';
comment on column mart.gate.gate_name_en is 'Reason in English.';
comment on column mart.gate.gate_name_zh is 'Reason in Chinese.';
