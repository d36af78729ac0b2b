-- Notes that a landing table was loaded whole, as of a day.
-- Grain:      one row per source, landing table, day and span of months.
-- Reads:      star.full_extract.
-- Writes:     star.full_extract.
-- Parameters: run_key, source_name, landing_table, extract_on, first_period_key, last_period_key (both 0 for
--             customers, who have no month).
insert into star.full_extract (
    source_name, landing_table, extract_on, first_period_key, last_period_key, run_key
)
select
    $source_name,
    $landing_table,
    $extract_on,
    nullif($first_period_key, 0) as first_period_key,
    nullif($last_period_key, 0) as last_period_key,
    $run_key
where not exists (
    select 1
    from star.full_extract as known
    where known.source_name = $source_name
        and known.landing_table = $landing_table
        and known.extract_on = $extract_on
        and known.first_period_key is not distinct from nullif($first_period_key, 0)
        and known.last_period_key is not distinct from nullif($last_period_key, 0)
);
