-- The runs that refused records, and what became of these.
-- Grain:      one row per run.
-- Reads:      audit.reject, audit.run.
-- Returns:    run_key, command, started_at (UTC), waiting_count, mended_count; what merely came twice, and
--             what was forgotten, waits for nothing.
-- Parameters: none.
select
    reject.run_key,
    run.command,
    strftime(run.started_at at time zone 'UTC', '%Y-%m-%d %H:%M') as started_at,
    count(distinct reject.reject_no) filter (
        where reject.mended_run_key is null
            and reject.rule_code not in ('repeated', 'superseded')
            and coalesce(reject.source_text, reject.record_text, reject.value_text) is not null
    ) as waiting_count,
    count(distinct reject.reject_no) filter (where reject.mended_run_key is not null) as mended_count
from audit.reject as reject
join audit.run as run using (run_key)
group by reject.run_key, run.command, run.started_at
order by reject.run_key;
