-- How many snapshots of a landing table were loaded.
-- Grain:      one row.
-- Reads:      star.source_snapshot.
-- Returns:    snapshot_count.
-- Parameters: landing_table.
select count(*) as snapshot_count
from star.source_snapshot
where landing_table = $landing_table;
