-- Opens the record of a run; a run still marked as running was killed, since there is one writer at a time.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Writes:     audit.run.
-- Parameters: command, period_key (0: none), code_version, settings_hash,
--             settings_json.
update audit.run
set status_code = 'interrupted', finished_at = now(), message = 'stopped before its end'
where status_code = 'running';

insert into audit.run (
    run_key, command, period_key, started_at, status_code, code_version, settings_hash, settings_json
)
select
    coalesce(max(run_key), 0) + 1,
    $command,
    nullif($period_key, 0),
    now(),
    'running',
    $code_version,
    $settings_hash,
    $settings_json
from audit.run;
