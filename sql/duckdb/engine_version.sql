-- The version of the engine.
-- Grain:      one row.
-- Reads:      nothing.
-- Returns:    engine_version.
-- Parameters: none.
select version() as engine_version;
