-- The name under which the engine knows the open file.
-- Grain:      one row.
-- Reads:      nothing.
-- Returns:    database_name.
-- Parameters: none.
select current_database() as database_name;
