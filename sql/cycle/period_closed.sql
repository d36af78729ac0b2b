-- Marks a month as closed or, when it was closed before, as restated; this close is an edition of its own.
-- Grain:      one row per month.
-- Reads:      star.dim_period.
-- Writes:     star.dim_period, star.period_edition; history.dim_period, the state that gave way.
-- Parameters: period_key, run_key.
insert into history.dim_period by name
select *, $run_key as superseded_run_key
from star.dim_period
where period_key = $period_key;

update star.dim_period
set status_code = case when edition_no = 0 then 'closed' else 'restated' end,
    closed_at = now(),
    close_run_key = $run_key,
    edition_no = edition_no + 1,
    run_key = $run_key
where period_key = $period_key;

insert into star.period_edition (period_key, edition_no, closed_at, close_run_key, run_key)
select period_key, edition_no, closed_at, close_run_key, $run_key
from star.dim_period
where period_key = $period_key;
