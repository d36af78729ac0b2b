-- Lets go of the staged customers, and of where the model before places them.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables group_case and group_before, which are gone after it.
-- Parameters: none.
drop table if exists group_case;

drop table if exists group_before;
