-- How many of a month's records were refused, or kept out of it at its close.
-- Grain:      one row.
-- Reads:      mart.month_load, audit.quarantine.
-- Returns:    read_count (of the files behind the month), refused_count, quarantined_count.
-- Parameters: period_key.
select
    coalesce(sum(read_count), 0)::bigint as read_count,
    coalesce(sum(rejected_count), 0)::bigint as refused_count,
    (
        select count(*)
        from audit.quarantine
        where period_key = $period_key
            and released_run_key is null
    ) as quarantined_count
from mart.month_load
where period_key = $period_key;
