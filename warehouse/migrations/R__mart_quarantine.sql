-- One row per row of a fact that was taken out of its month by a close.
create or replace view mart.quarantine as
select
    quarantine.period_key,
    strftime(make_date(quarantine.period_key // 100, quarantine.period_key % 100, 1), '%Y-%m') as month_text,
    quarantine.table_name,
    quarantine.key_text,
    quarantine.expectation_code,
    quarantine.row_text,
    quarantine.released_run_key is null as is_out,
    quarantine.run_key,
    quarantine.released_run_key
from audit.quarantine as quarantine;

comment on view mart.quarantine is 'One row per row of a fact that was taken out of its month by a close.';
comment on column mart.quarantine.period_key is 'Month of the row, as yyyymm.';
comment on column mart.quarantine.month_text is 'Month, as text yyyy-mm.';
comment on column mart.quarantine.table_name is 'Table of the star that it was taken out of.';
comment on column mart.quarantine.key_text is 'What the row is known by in its source, with commas.';
comment on column mart.quarantine.expectation_code is 'The first expectation of quality.yml that it fails.';
comment on column mart.quarantine.row_text is 'The row as JSON by column, every value as text.';
comment on column mart.quarantine.is_out is 'Whether it is still out; false when the month was closed anew since.';
comment on column mart.quarantine.run_key is 'The run that took it out.';
comment on column mart.quarantine.released_run_key is 'The run that closed the reopened month anew and let go of it; null while it is out.';
