-- Lets go of the staged customers.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table service_case, which is gone after it.
-- Parameters: none.
drop table if exists service_case;
