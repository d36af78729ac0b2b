-- The last runs, newest first.
-- Grain:      one row per run.
-- Reads:      audit.run.
-- Returns:    run, started_at (UTC), seconds (null while it runs), state, month, command, message.
-- Parameters: none.
select
    run.run_key as run,
    strftime(run.started_at at time zone 'UTC', '%Y-%m-%d %H:%M') as started_at,
    round(epoch(run.finished_at - run.started_at), 1)::decimal(12, 1) as seconds,
    run.status_code as state,
    strftime(make_date(run.period_key // 100, run.period_key % 100, 1), '%Y-%m') as month,
    run.command,
    run.message
from audit.run as run
order by run.run_key desc
limit 10;
