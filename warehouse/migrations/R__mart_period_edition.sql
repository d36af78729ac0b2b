-- One row per close of a month: the first, and a further one for each restatement.
create or replace view mart.period_edition as
select
    edition.period_key,
    strftime(period.first_on, '%Y-%m') as month_text,
    edition.edition_no,
    edition.edition_no = period.edition_no as is_latest,
    edition.closed_at,
    edition.close_run_key,
    reopening.reopened_at,
    reopening.reopen_reason
from star.period_edition as edition
left join star.dim_period as period using (period_key)
-- Between the close before and this one the month may have been reopened once.
asof left join star.period_reopening as reopening
    on reopening.period_key = edition.period_key
    and edition.edition_no > 1
    and edition.close_run_key >= reopening.run_key;

comment on view mart.period_edition is 'One row per close of a month: the first, and a further one for each restatement.';
comment on column mart.period_edition.period_key is 'Month, as yyyymm.';
comment on column mart.period_edition.month_text is 'Month, as text yyyy-mm.';
comment on column mart.period_edition.edition_no is 'Number of the edition, counting from 1.';
comment on column mart.period_edition.is_latest is 'Whether it is the edition in force.';
comment on column mart.period_edition.closed_at is 'Moment of this close.';
comment on column mart.period_edition.close_run_key is 'The run that closed it; the rows of the edition carry it.';
comment on column mart.period_edition.reopened_at is 'Moment at which the edition before was reopened; null for the first.';
comment on column mart.period_edition.reopen_reason is 'Why it was reopened; null for the first.';
