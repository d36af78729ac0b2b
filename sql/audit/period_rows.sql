-- The rows of months, and the runs that wrote them; the last month first.
-- Grain:      one row per month and table that has any.
-- Reads:      every table whose rows carry their month and run.
-- Returns:    period_key, table_name, row_count, run_keys (with commas).
-- Parameters: first_key, last_key (of the months); the fragment relation is those tables, one under the other.
with
by_run as (
    select period_key, table_name, run_key, count(*) as row_count
    from (
        {{relation}}
    ) as carrier
    where period_key between $first_key and $last_key
    group by period_key, table_name, run_key
)

select period_key, table_name, sum(row_count)::bigint as row_count, string_agg(run_key::varchar, ',') as run_keys
from by_run
group by period_key, table_name
order by period_key desc, table_name;
