-- Keeps the steps of a run.
-- Grain:      one row per step.
-- Reads:      nothing.
-- Writes:     audit.run_step.
-- Parameters: none; the fragment steps is the rows.
insert into audit.run_step (run_key, step_no, step_name, row_count, elapsed_seconds)
values {{steps}};
