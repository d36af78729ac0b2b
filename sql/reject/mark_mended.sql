-- Says of the records that were loaded anew which run did so; what it refuses again comes in rows of its own.
-- Grain:      one row per refused value.
-- Reads:      source_mended.
-- Writes:     audit.reject.
-- Parameters: run_key.
update audit.reject
set mended_run_key = $run_key
where mended_run_key is null
    and reject_no in (select reject_no from source_mended);
