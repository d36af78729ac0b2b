-- Stages the month's customers with the features of all themes, so that each is read from the facts once.
-- Grain:      one row per customer.
-- Reads:      the fragment customers.
-- Writes:     the temporary table group_customer.
-- Parameters: those of customers.
drop table if exists group_customer;

create temp table group_customer as
{{customers}};
