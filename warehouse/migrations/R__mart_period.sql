-- One row per month that the warehouse knows.
create or replace view mart.period as
select
    period.period_key,
    strftime(period.first_on, '%Y-%m') as month_text,
    period.first_on,
    period.last_on,
    period.status_code,
    period.status_code <> 'open' as is_closed,
    period.closed_at,
    period.close_run_key,
    period.edition_no
from star.dim_period as period;

comment on view mart.period is 'One row per month that the warehouse knows.';
comment on column mart.period.period_key is 'Month, as yyyymm.';
comment on column mart.period.month_text is 'Month, as text yyyy-mm.';
comment on column mart.period.first_on is 'First day of the month.';
comment on column mart.period.last_on is 'Last day of the month; the as-of date of its results.';
comment on column mart.period.status_code is 'open, closed, reopened, or restated once it was closed again.';
comment on column mart.period.is_closed is 'Whether the month was closed, and so has results; of a reopened month they are those of the edition before.';
comment on column mart.period.closed_at is 'Moment of the close; null while open.';
comment on column mart.period.close_run_key is 'The run that closed it; null while open.';
comment on column mart.period.edition_no is 'How often the month was closed: 1 after its close, more after restatements; 0 while it never was.';
