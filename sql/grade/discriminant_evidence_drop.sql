-- Lets go of what a discriminant read of its cases.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table discriminant_evidence, which is gone after it.
-- Parameters: none.
drop table if exists discriminant_evidence;
