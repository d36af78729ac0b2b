-- Lets go of files that were read together.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     source_together (temporary), which is gone after it.
-- Parameters: none.
drop table if exists source_together;
