-- Opens the record of a run.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Writes:     audit.run.
-- Parameters: command, period_key (0: none), code_version, settings_hash,
--             settings_json.
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
