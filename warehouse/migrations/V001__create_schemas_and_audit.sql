-- Schemas are the layers; DuckDB cannot comment on them, so warehouse/README.md describes them.
create schema landing;
create schema star;
create schema mart;

create table audit.run (
    run_key integer not null,
    command varchar not null,
    period_key integer,
    started_at timestamptz not null,
    finished_at timestamptz,
    status_code varchar not null,
    code_version varchar not null,
    settings_hash varchar not null,
    settings_json varchar not null,
    message varchar
);

comment on table audit.run is 'One row per command that wrote, or tried to write, to the warehouse.';
comment on column audit.run.run_key is 'Number of the run, counting from 1; every result row carries it.';
comment on column audit.run.command is 'The command as typed, without the home folder.';
comment on column audit.run.period_key is 'Month worked on, as yyyymm; null when the command is not about one month.';
comment on column audit.run.started_at is 'Moment the command began.';
comment on column audit.run.finished_at is 'Moment the command ended; null while it runs.';
comment on column audit.run.status_code is 'running, done or failed.';
comment on column audit.run.code_version is 'Version of GridGrade that ran.';
comment on column audit.run.settings_hash is 'SHA-256 of the settings in force, as hexadecimal text.';
comment on column audit.run.settings_json is 'Settings in force, as JSON by section_key.';
comment on column audit.run.message is 'Why the run failed, in words; null when it did not.';

create table audit.run_step (
    run_key integer not null,
    step_no integer not null,
    step_name varchar not null,
    row_count bigint not null,
    elapsed_seconds decimal(12, 3) not null
);

comment on table audit.run_step is 'One row per step of a run, in order.';
comment on column audit.run_step.run_key is 'The run.';
comment on column audit.run_step.step_no is 'Position of the step in its run, from 1.';
comment on column audit.run_step.step_name is 'What the step did.';
comment on column audit.run_step.row_count is 'Rows the step wrote; 0 when it only looked.';
comment on column audit.run_step.elapsed_seconds is 'Time the step took, in seconds.';

create table audit.load_file (
    run_key integer not null,
    source_name varchar not null,
    landing_table varchar not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    file_bytes bigint not null,
    read_count bigint not null,
    landed_count bigint not null,
    rejected_count bigint not null
);

comment on table audit.load_file is 'One row per supplier''s file and landing table it was read into, once loaded.';
comment on column audit.load_file.run_key is 'The run that loaded the file.';
comment on column audit.load_file.source_name is 'Name of the source, which is the name of its folder.';
comment on column audit.load_file.landing_table is 'Landing table that the rows went into.';
comment on column audit.load_file.file_name is 'Path of the file below the folder that was loaded.';
comment on column audit.load_file.file_sha256 is 'SHA-256 of the file''s bytes as hexadecimal text; the same file is not loaded twice.';
comment on column audit.load_file.file_bytes is 'Size of the file, in bytes.';
comment on column audit.load_file.read_count is 'Rows that the source''s SELECT gave for the file; landed plus rejected.';
comment on column audit.load_file.landed_count is 'Rows that went on to the star.';
comment on column audit.load_file.rejected_count is 'Rows refused, each with at least one row in audit.reject.';

create table audit.reject (
    run_key integer not null,
    source_name varchar not null,
    landing_table varchar not null,
    file_name varchar not null,
    record_no bigint,
    column_name varchar,
    value_text varchar,
    rule_code varchar not null,
    expected varchar not null,
    record_text varchar
);

comment on table audit.reject is 'One row per value of a supplier''s record that was refused.';
comment on column audit.reject.run_key is 'The run that refused it.';
comment on column audit.reject.source_name is 'Name of the source, which is the name of its folder.';
comment on column audit.reject.landing_table is 'Landing table that the record was meant for.';
comment on column audit.reject.file_name is 'Path of the file below the folder that was loaded.';
comment on column audit.reject.record_no is 'Number of the record in its file, the first after the header being 1; null when the rule is about several records.';
comment on column audit.reject.column_name is 'Landing column that the value was meant for; null when the whole record is at fault.';
comment on column audit.reject.value_text is 'The value as it stood in the file; null when it was empty.';
comment on column audit.reject.rule_code is 'type, mandatory, structure, duplicate, or the name of the landing table''s constraint that it breaks.';
comment on column audit.reject.expected is 'What would have been accepted, in words.';
comment on column audit.reject.record_text is 'The refused record as JSON, by landing column.';
