-- Notes that a landing table was loaded whole, as of a day.
-- Grain:      one row per source, landing table, day and span of months.
-- Reads:      star.source_snapshot.
-- Writes:     star.source_snapshot.
-- Parameters: run_key, source_name, landing_table, snapshot_on, first_period_key, last_period_key (both 0 for
--             customers, who have no month).
insert into star.source_snapshot (
    source_name, landing_table, snapshot_on, first_period_key, last_period_key, run_key
)
select
    $source_name,
    $landing_table,
    $snapshot_on,
    nullif($first_period_key, 0) as first_period_key,
    nullif($last_period_key, 0) as last_period_key,
    $run_key
where not exists (
    select 1
    from star.source_snapshot as known
    where known.source_name = $source_name
        and known.landing_table = $landing_table
        and known.snapshot_on = $snapshot_on
        and known.first_period_key is not distinct from nullif($first_period_key, 0)
        and known.last_period_key is not distinct from nullif($last_period_key, 0)
);
