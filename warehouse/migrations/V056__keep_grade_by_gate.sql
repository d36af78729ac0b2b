-- A gate may keep the grade of the month before: grades are given in some months of the year only, where a rule says
-- so.
comment on column star.dim_gate.gate_kind_code is 'cap: not better than the grade; set: exactly the grade; keep: that of the month before, and the grade for who had none.';
