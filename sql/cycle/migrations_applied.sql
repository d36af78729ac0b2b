-- How many migrations a warehouse has had: one more whenever tables or views change.
-- Grain:      one row.
-- Reads:      audit.migration.
-- Returns:    migration_count.
-- Parameters: none.
select count(*) as migration_count
from audit.migration;
