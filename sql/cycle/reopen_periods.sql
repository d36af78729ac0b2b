-- Reopens closed months; their results stay until they are closed again.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Writes:     star.dim_period, star.period_reopening; history.dim_period, the state that gave way.
-- Parameters: period_key (the first to reopen), run_key, reason_text.
insert into star.period_reopening (period_key, reopened_at, reopen_reason, run_key)
select period_key, now(), $reason_text, $run_key
from star.dim_period
where period_key >= $period_key
    and status_code in ('closed', 'restated')
order by period_key;

insert into history.dim_period by name
select *, $run_key as superseded_run_key
from star.dim_period
where period_key >= $period_key
    and status_code in ('closed', 'restated');

update star.dim_period
set status_code = 'reopened', run_key = $run_key
where period_key >= $period_key
    and status_code in ('closed', 'restated');
