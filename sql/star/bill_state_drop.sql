-- Lets go of the bills of the month.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table bill_state, which is gone after it.
-- Parameters: none.
drop table bill_state;
