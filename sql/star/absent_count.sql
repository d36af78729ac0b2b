-- How many rows are absent from a full extract, of how many that the source gave in the months that it spans.
-- Grain:      one row.
-- Reads:      star.fact_{{table}}, audit.load_file, the temporary table fact_absent.
-- Returns:    absent_count, known_count.
-- Parameters: source_name, run_key, first_period_key, last_period_key, closed_through_period_key; the fragment is
--             table.
select
    (select count(*) from fact_absent) as absent_count,
    count(*) as known_count
from star.fact_{{table}}
where period_key between $first_period_key and $last_period_key
    and period_key > $closed_through_period_key
    and (
        run_key = $run_key
        or load_file_key in (
            select load_file_key
            from audit.load_file
            where source_name = $source_name
        )
    );
