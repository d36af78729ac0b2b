-- The rows that a run wrote and that are still there.
-- Grain:      one row per table that has any.
-- Reads:      every table whose rows carry their run.
-- Returns:    table_name, row_count.
-- Parameters: run_key; the fragment relation is those tables, one under the other.
select table_name, count(*) as row_count
from (
    {{relation}}
) as carrier
where run_key = $run_key
group by table_name
order by table_name;
