-- One row per closed month and gate by which it was graded.
create or replace view mart.month_gate as
select
    period.period_key,
    gate.gate_code,
    gate.gate_order,
    gate.gate_kind_code,
    gate.grade_code,
    gate.condition_sql,
    gate.gate_name_en,
    gate.gate_name_zh
from star.dim_period as period
join history.every_gate as gate
    on gate.run_key <= period.close_run_key
    and gate.superseded_run_key > period.close_run_key;

comment on view mart.month_gate is 'One row per closed month and gate by which it was graded.';
comment on column mart.month_gate.period_key is 'Month, as yyyymm.';
comment on column mart.month_gate.gate_code is 'Code of the gate.';
comment on column mart.month_gate.gate_order is 'Order of precedence, from 1.';
comment on column mart.month_gate.gate_kind_code is 'cap: not better than the grade; set: exactly the grade; keep: that of the month before, and the grade for who had none.';
comment on column mart.month_gate.grade_code is 'Grade that the gate caps at or sets.';
comment on column mart.month_gate.condition_sql is 'Condition over the columns of sql/grade/gate_input.sql, in SQL.';
comment on column mart.month_gate.gate_name_en is 'Reason in English.';
comment on column mart.month_gate.gate_name_zh is 'Reason in Chinese.';
