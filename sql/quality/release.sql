-- Brings the rows of a month that are in quarantine back into their fact, to be looked at again; but where a row of the
-- same key has come since, that one stands.
-- Grain:      one row per row brought back.
-- Reads:      audit.quarantine, star.{{table}}.
-- Writes:     star.{{table}}, audit.quarantine.
-- Parameters: run_key, period_key; the fragments are table, columns (out of the text) and same_key.
insert into star.{{table}} by name
with
returned as (
    select {{columns}}
    from audit.quarantine as stored
    where stored.period_key = $period_key
        and stored.table_name = '{{table}}'
        and stored.released_run_key is null
)

select *
from returned
where not exists (
    select 1
    from star.{{table}} as known
    where known.period_key = $period_key
        and {{same_key}}
);

update audit.quarantine
set released_run_key = $run_key
where period_key = $period_key
    and table_name = '{{table}}'
    and released_run_key is null;
