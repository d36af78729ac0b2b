-- The rows of a month, and the runs that wrote them.
-- Grain:      one row per table that has any.
-- Reads:      every table whose rows carry their month and run.
-- Returns:    table_name, row_count, run_keys (with commas).
-- Parameters: period_key; the fragment relation is those tables, one under the other.
with
by_run as (
    select table_name, run_key, count(*) as row_count
    from (
        {{relation}}
    ) as carrier
    where period_key = $period_key
    group by table_name, run_key
)

select table_name, sum(row_count)::bigint as row_count, string_agg(run_key::varchar, ',') as run_keys
from by_run
group by table_name
order by table_name;
