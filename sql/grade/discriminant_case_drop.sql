-- Lets go of the cases.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables discriminant_case and discriminant_customer, which are gone after it.
-- Parameters: none.
drop table if exists discriminant_case;

drop table if exists discriminant_customer;
