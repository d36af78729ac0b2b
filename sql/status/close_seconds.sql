-- How long the last closes of a month took.
-- Grain:      one row.
-- Reads:      star.period_edition, audit.run.
-- Returns:    close_count (at most three), close_seconds (their mean).
-- Parameters: none.
select
    count(*) as close_count,
    coalesce(avg(last_close.seconds), 0)::decimal(18, 3) as close_seconds
from (
    select epoch(run.finished_at - run.started_at) as seconds
    from star.period_edition as edition
    join audit.run as run on run.run_key = edition.close_run_key
    where run.finished_at is not null
    order by run.run_key desc
    limit 3
) as last_close;
