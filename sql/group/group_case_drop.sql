-- Lets go of the staged customers.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table group_case, which is gone after it.
-- Parameters: none.
drop table if exists group_case;
