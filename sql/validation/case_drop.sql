-- Lets go of the cases of a validation.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table validation_case, which is gone after it.
-- Parameters: none.
drop table if exists validation_case;
