-- The migrations that were applied to a warehouse, each as it was applied last; that which made the schema is none.
-- Grain:      one row per migration.
-- Reads:      audit.migration.
-- Returns:    script, checksum.
-- Parameters: none.
select script, arg_max(checksum, installed_rank) as checksum
from audit.migration
where success
    and type <> 'SCHEMA'
group by script;
