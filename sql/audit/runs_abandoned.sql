-- Ends the runs still marked as running: they were killed, since there is one writer at a time.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Writes:     audit.run.
-- Parameters: none.
update audit.run
set status_code = 'interrupted', finished_at = now(), message = 'stopped before its end'
where status_code = 'running';
