-- Lets go of what a discriminant looks at.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table discriminant_feature, which is gone after it.
-- Parameters: none.
drop table if exists discriminant_feature;
