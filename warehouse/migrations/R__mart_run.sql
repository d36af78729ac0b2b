-- One row per command that wrote, or tried to write, to the warehouse.
create or replace view mart.run as
select
    run.run_key,
    -- Older versions recorded paths as they were typed; a reason may have a stroke in it and is none.
    case
        when starts_with(run.command, 'reopen') then run.command
        else regexp_replace(
            regexp_replace(run.command, '''[^'']*[/\\]([^''/\\]+)[/\\]*''', '''\1''', 'g'),
            '[^ ''=]*[/\\]([^ ''/\\]+)[/\\]*',
            '\1',
            'g')
    end as command,
    run.period_key,
    run.started_at,
    run.finished_at,
    run.status_code,
    run.code_version,
    run.settings_hash,
    run.settings_json,
    run.message
from audit.run as run;

comment on view mart.run is 'One row per command that wrote, or tried to write, to the warehouse.';
comment on column mart.run.run_key is 'Number of the run, counting from 1; every result row carries it.';
comment on column mart.run.command is 'The command as typed, without folders.';
comment on column mart.run.period_key is 'Month worked on, as yyyymm; null when the command is not about one month.';
comment on column mart.run.started_at is 'Moment the command began.';
comment on column mart.run.finished_at is 'Moment the command ended; null while it runs.';
comment on column mart.run.status_code is 'running, done, failed or interrupted.';
comment on column mart.run.code_version is 'Version of GridGrade that ran.';
comment on column mart.run.settings_hash is 'SHA-256 of the settings in force, as hexadecimal text.';
comment on column mart.run.settings_json is 'Settings in force, as JSON by section_key.';
comment on column mart.run.message is 'Why the run failed, in words; null when it did not.';

-- Said here, and not where the table is created: a migration that was released is never edited.
comment on column audit.run.status_code is 'running, done, failed or interrupted.';
