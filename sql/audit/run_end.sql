-- Closes the record of a run.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Writes:     audit.run.
-- Parameters: run_key, finished_at, status_code, message (empty: none).
update audit.run
set status_code = $status_code, finished_at = $finished_at::timestamptz, message = nullif($message, '')
where run_key = $run_key;
