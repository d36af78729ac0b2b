-- One row per expectation and close of a month, or attempt to close it.
create or replace view mart.quality as
select
    quality.period_key,
    strftime(make_date(quality.period_key // 100, quality.period_key % 100, 1), '%Y-%m') as month_text,
    quality.run_key,
    coalesce(quality.run_key = period.close_run_key, false) as is_of_close,
    quality.expectation_order,
    quality.expectation_code,
    quality.description_en,
    quality.description_zh,
    quality.table_name,
    quality.column_names,
    quality.kind_code,
    quality.severity_code,
    quality.limit_text,
    quality.checked_count,
    quality.failed_count,
    quality.measure,
    quality.compared_measure,
    quality.outcome_code
from audit.quality as quality
left join star.dim_period as period using (period_key);

comment on view mart.quality is 'One row per expectation and close of a month, or attempt to close it.';
comment on column mart.quality.period_key is 'Month, as yyyymm.';
comment on column mart.quality.month_text is 'Month, as text yyyy-mm.';
comment on column mart.quality.run_key is 'The run that closed the month, or that was stopped.';
comment on column mart.quality.is_of_close is 'Whether it is of the close in force; false for attempts that were stopped, and for editions before.';
comment on column mart.quality.expectation_order is 'Position of the expectation in quality.yml, from 1.';
comment on column mart.quality.expectation_code is 'Name of the expectation in quality.yml.';
comment on column mart.quality.description_en is 'What is expected, in English.';
comment on column mart.quality.description_zh is 'What is expected, in Chinese.';
comment on column mart.quality.table_name is 'Table of the star that it is about.';
comment on column mart.quality.column_names is 'Columns that it is about, with commas; null when it is about the number of rows.';
comment on column mart.quality.kind_code is 'not_null, unique, range, set, reference, freshness, sum or drift.';
comment on column mart.quality.severity_code is 'What a failure leads to: warn, quarantine or stop.';
comment on column mart.quality.limit_text is 'What was expected, in signs.';
comment on column mart.quality.checked_count is 'Rows looked at.';
comment on column mart.quality.failed_count is 'Rows that fail; null for freshness, sum and drift, which are about all rows together.';
comment on column mart.quality.measure is 'Days, sum, number of rows, mean or share of the month; null for the kinds that look at each row, and where there is none.';
comment on column mart.quality.compared_measure is 'What the measure was compared with: that of the month before, or the sum of the other table; null where there is none.';
comment on column mart.quality.outcome_code is 'pass; warn: it failed and all rows stayed; quarantined: the rows that fail were taken out; stopped: the month was not closed.';
