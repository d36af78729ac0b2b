-- What is expected of a month's data is declared in quality.yml; what came of it is a fact of its own, and rows that
-- are kept out of a month wait beside it.
create table audit.quality (
    run_key integer not null,
    period_key integer not null,
    expectation_order integer not null,
    expectation_code varchar not null,
    table_name varchar not null,
    column_names varchar,
    kind_code varchar not null,
    severity_code varchar not null,
    limit_text varchar not null,
    checked_count bigint not null,
    failed_count bigint,
    measure decimal(38, 6),
    compared_measure decimal(38, 6),
    outcome_code varchar not null,
    description_en varchar not null,
    description_zh varchar not null
);

comment on table audit.quality is 'One row per expectation and close of a month, or attempt to close it.';
comment on column audit.quality.run_key is 'The run that closed the month, or that was stopped.';
comment on column audit.quality.period_key is 'Month, as yyyymm.';
comment on column audit.quality.expectation_order is 'Position of the expectation in quality.yml, from 1.';
comment on column audit.quality.expectation_code is 'Name of the expectation in quality.yml.';
comment on column audit.quality.table_name is 'Table of the star that it is about.';
comment on column audit.quality.column_names is 'Columns that it is about, with commas; null when it is about the number of rows.';
comment on column audit.quality.kind_code is 'not_null, unique, range, set, reference, freshness, sum or drift.';
comment on column audit.quality.severity_code is 'What a failure leads to: warn, quarantine or stop.';
comment on column audit.quality.limit_text is 'What was expected, in signs.';
comment on column audit.quality.checked_count is 'Rows looked at.';
comment on column audit.quality.failed_count is 'Rows that fail; null for freshness, sum and drift, which are about all rows together.';
comment on column audit.quality.measure is 'Days, sum, number of rows, mean or share of the month; null for the kinds that look at each row, and where there is none.';
comment on column audit.quality.compared_measure is 'What the measure was compared with: that of the month before, or the sum of the other table; null where there is none.';
comment on column audit.quality.outcome_code is 'pass; warn: it failed and all rows stayed; quarantined: the rows that fail were taken out; stopped: the month was not closed.';
comment on column audit.quality.description_en is 'What is expected, in English.';
comment on column audit.quality.description_zh is 'What is expected, in Chinese.';

create table audit.quarantine (
    run_key integer not null,
    period_key integer not null,
    table_name varchar not null,
    key_text varchar not null,
    expectation_code varchar not null,
    row_text varchar not null,
    released_run_key integer
);

comment on table audit.quarantine is 'One row per row of a fact that was taken out of its month by a close.';
comment on column audit.quarantine.run_key is 'The run that took it out.';
comment on column audit.quarantine.period_key is 'Month of the row, as yyyymm.';
comment on column audit.quarantine.table_name is 'Table of the star that it was taken out of.';
comment on column audit.quarantine.key_text is 'What the row is known by in its source, with commas.';
comment on column audit.quarantine.expectation_code is 'The first expectation of quality.yml that it fails.';
comment on column audit.quarantine.row_text is 'The row as JSON by column, every value as text, so that none loses a digit.';
comment on column audit.quarantine.released_run_key is 'The run that closed the reopened month anew and let go of it: it came back to be looked at again, or a row of the same key had taken its place; null while it is out.';
