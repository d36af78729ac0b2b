-- Lets go of the staged customers.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables group_case and group_sample, which are gone after it.
-- Parameters: none.
drop table if exists group_case;

drop table if exists group_sample;
