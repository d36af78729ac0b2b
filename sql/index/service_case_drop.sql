-- Drops what customers' answers to surveys add up to.
-- Grain:      the table's.
-- Reads:      nothing.
-- Writes:     the temporary table service_case, which is gone after it.
-- Parameters: none.
drop table service_case;
